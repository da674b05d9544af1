/** The keys of a path as people write it: `transforms[0].tier`, `transforms[].tier`, `plugins.compute`. Any element is `*`. `undefined`
 *  when it is none. */
export function pathOf(text: string): readonly string[] | undefined {
  const path = text
    .replaceAll(/\[(\d+)\]/gu, ".$1")
    .replaceAll(/\[\*?\]/gu, ".*")
    .split(".");
  return path.includes("") || /[[\]]/u.test(text.replaceAll(/\[(?:\d+|\*)?\]/gu, "")) ? undefined : path;
}

/** A path as people write it. */
export function writtenPath(path: readonly string[]): string {
  return path.reduce((text, key) => {
    if (key === "*") return `${text}[]`;
    if (/^\d+$/u.test(key)) return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}
