import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isOurs, keepsWhatIsOurs } from "./cache-folder.ts";

/** Makes the folder of the cache where it is missing, and says whether it may be used. */
export function isFolderReady(folder: string): boolean {
  // Not `recursive`, which never ends where the parent refuses folders with ENOENT, as /proc does.
  for (const each of [dirname(folder), folder]) {
    if (existsSync(each)) continue;
    // With the home of another user, root would leave a folder there that its owner cannot use.
    if (!keepsWhatIsOurs(dirname(each))) return false;
    mkdirSync(each, { mode: 0o700 });
  }
  return isOurs(folder);
}
