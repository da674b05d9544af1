import { linkSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { isRunning } from "./is-running.ts";
import type { CacheFile } from "./read-cache-file.ts";

/** Marks a file of the cache as used by this process, and gives what takes the mark away; `undefined` when a process that
 *  used it has died, which may have been its fault. The mark is a second name of the file: whoever opens it sees at once
 *  whether it has others, and one that is put in its place has none. */
export function markUse(file: string, { links }: Pick<CacheFile, "links">): (() => void) | undefined {
  if (links > 1 && hasDeadUser(file)) return undefined;
  const mark = `${file}.${process.pid}.used`;
  try {
    // Fails where an earlier process with our number has left its own.
    linkSync(file, mark);
  } catch {
    return undefined;
  }
  return () => rmSync(mark, { force: true });
}

function hasDeadUser(file: string): boolean {
  const prefix = `${basename(file)}.`;
  const marks = readdirSync(dirname(file)).filter((name) => name.startsWith(prefix) && name.endsWith(".used"));
  return marks.some((name) => !isRunning(Number(name.slice(prefix.length, -".used".length))));
}
