import { dirname } from "node:path";
import type { Script } from "node:vm";
import { isOurs } from "./cache-folder.ts";
import { isFolderReady } from "./is-folder-ready.ts";
import { newestTime } from "./path-stamp.ts";
import type { RememberedRun } from "./remembered-run.ts";
import { removeLeftovers, removeOldest } from "./remove-from-cache.ts";
import { replaceCacheFile } from "./replace-cache-file.ts";
import { type ChunkSource, checksum, checksumBytes, sealOf } from "./seal.ts";

// Writes to the cache. Loaded by the runs that have something to leave there.

const keptFiles = 24;
const keptMemories = 100;
// A file changed twice within one tick of the file system's clock looks the same after both.
const settledMilliseconds = 100;

/** What this chunk of the launcher exports. */
export interface CacheWriter {
  readonly writeCode: typeof writeCode;
  readonly writeMemory: typeof writeMemory;
}

/** Leaves the bytecode of every function that was called so far. A full disk or a folder without write permission costs
 *  speed, nothing else. */
export function writeCode(file: string, script: Script, source: ChunkSource): void {
  const folder = dirname(file);
  try {
    if (!isFolderReady(folder)) return;
    const data = script.createCachedData();
    const sealed = Buffer.concat([data, sealOf(source, data.length), Buffer.alloc(checksumBytes)]);
    sealed.writeUInt32LE(checksum(sealed.subarray(0, -checksumBytes)), sealed.length - checksumBytes);
    replaceCacheFile(file, sealed);
    removeLeftovers(folder);
    removeOldest(folder, ".v8cache", keptFiles);
  } catch {
    // The next run compiles, as this one has.
  }
}

/** Leaves what a run did, in the form that src/launcher/run-memory.ts reads: twice. */
export function writeMemory(file: string, remembered: RememberedRun): void {
  const folder = dirname(file);
  const newest = Math.max(...Object.values(remembered.stamps).map(newestTime));
  if (Date.now() - newest < settledMilliseconds || !isOurs(folder)) return;
  replaceCacheFile(file, JSON.stringify(remembered).repeat(2));
  removeOldest(folder, ".json", keptMemories);
}
