import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./is-running.ts";

/** Keeps the newest files of a kind. */
export function removeOldest(folder: string, ending: string, kept: number): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ path: join(folder, name), time: timeOf(join(folder, name)) }));
  for (const { path } of files.sort((left, right) => right.time - left.time).slice(kept)) {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Removes the temporary files, and the marks of use, of processes that are gone. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, owner] = /\.(\d+)\.(?:tmp|used)$/u.exec(name) ?? [];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

// Another run may have removed it by now.
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
