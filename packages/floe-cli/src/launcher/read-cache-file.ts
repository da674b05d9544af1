import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { isOurs } from "./cache-folder.ts";

/** A file of the cache that was read. */
export interface CacheFile {
  readonly bytes: Buffer;
  /** How many names the file has. */
  readonly links: number;
}

// A pipe must not keep anybody waiting, and a link is none of ours.
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads a file of the cache; `undefined` unless it is a regular file that nobody else can read or write to, in a folder
 *  of the same kind. What is asked is the file that is open, which nobody can exchange any more. */
export function readCacheFile(file: string, maxBytes: number): CacheFile | undefined {
  let descriptor: number | undefined;
  try {
    if (!isOurs(dirname(file))) return undefined;
    descriptor = openSync(file, reading);
    const stat = fstatSync(descriptor);
    const isPrivate = stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0;
    if (!stat.isFile() || !isPrivate || stat.size > maxBytes) return undefined;
    return { bytes: readFileSync(descriptor), links: stat.nlink };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
