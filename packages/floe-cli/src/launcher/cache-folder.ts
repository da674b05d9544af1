import { closeSync, constants, fstatSync, openSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { isDebugged } from "./is-debugged.ts";

/** Where a user's caches are; `undefined` where none may be used. */
export function cacheFolder(): string | undefined {
  const { env } = process;
  if (env["FLOE_NO_CODE_CACHE"] === "1" || env["NODE_V8_COVERAGE"] || isDebugged()) return undefined;
  const caches = env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(caches)) return join(caches, "floe");
  const home = env["HOME"] ?? "";
  return isAbsolute(home) ? join(home, ".cache", "floe") : undefined;
}

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/** Whether nobody else can write to a folder, nor put another one in its place. Bytecode is code, and is taken from no
 *  other. Throws where the folder cannot be opened. */
export function isOurs(folder: string): boolean {
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    const { uid, mode } = fstatSync(descriptor);
    return uid === process.getuid?.() && (mode & 0o777) === 0o700 && keepsWhatIsOurs(dirname(folder));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether nobody else can replace what we have in a folder. That of a group may be written to by its members. */
export function keepsWhatIsOurs(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  const isOfOurs = uid === process.getuid?.() || uid === 0;
  // In a folder with the sticky bit, as /tmp is, each removes and renames what is his own.
  return isOfOurs && ((mode & 0o002) === 0 || (mode & 0o1000) !== 0);
}
