/** A path as a shell takes it for one word: bare where it is plain, else in single quotes. */
export function inShell(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
