// Paths here are absolute with `/` separators, as the host gives them; `node:path` stays out of the compiler's core.

/** The folder of a path. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

/** A path relative to a folder, made absolute; `.` and `..` are resolved. */
export function joinPath(directory: string, relative: string): string {
  if (/^(?:\/|[A-Za-z]:\/)/u.test(relative)) return normalised(relative);
  return normalised(`${directory}/${relative}`);
}

/** A path the way to print it: relative to the working directory when it lies in or near it. */
export function shownPath(path: string, workingDirectory: string): string {
  const from = workingDirectory.split("/").filter((part) => part !== "");
  const to = path.split("/").filter((part) => part !== "");
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  const up = from.length - common;
  // Five folders up and down again is harder to read than where it is.
  if (common === 0 || up > 3) return path;
  return [...Array<string>(up).fill(".."), ...to.slice(common)].join("/") || ".";
}

/** A path relative to a folder, however far away: the same on every machine where the two lie alike. */
export function relativePath(path: string, folder: string): string {
  const from = folder.split("/").filter((part) => part !== "");
  const to = path.split("/").filter((part) => part !== "");
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/") || ".";
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return /^[A-Za-z]:/u.test(parts[0] ?? "") ? parts.join("/") : `/${parts.join("/")}`;
}
