import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Exit, runFloe } from "./floe-command.ts";

/** A home with caches, for runs in a folder. */
export interface CacheHome {
  readonly folder: string;
  /** The paths of the files in the cache, in order. */
  readonly files: () => readonly string[];
  /** Runs the command with these caches. */
  readonly floe: (parameters: readonly string[]) => Promise<Exit>;
}

/** A home of this name in a folder. */
export function cacheHome(directory: string, name: string): CacheHome {
  const home = join(directory, `home-${name}`);
  const folder = join(home, "floe");
  mkdirSync(home);
  return {
    folder,
    files: () =>
      readdirSync(folder)
        .sort()
        .map((file) => join(folder, file)),
    floe: (parameters) =>
      runFloe(parameters, { directory, environment: { FLOE_NO_CODE_CACHE: "", XDG_CACHE_HOME: home } }),
  };
}

/** What changes when a file is replaced, and when it is written to. */
export function identity(path: string): string {
  const { ino, mtimeMs } = statSync(path);
  return `${ino} ${mtimeMs}`;
}
