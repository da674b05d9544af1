import { existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Script } from "node:vm";
import { isOurs, removeOldest } from "./cache-folder.ts";
import { checksum } from "./checksum.ts";

const keptFiles = 24;
const checksumBytes = 4;

/** The bytecode in a file of the cache; `undefined` when there is none, or none to trust. */
export function readCode(file: string): Buffer | undefined {
  try {
    if (!isOurs(dirname(file))) return undefined;
    const bytes = readFileSync(file);
    if (bytes.length <= checksumBytes) return undefined;
    const data = bytes.subarray(0, -checksumBytes);
    return checksum(data) === bytes.readUInt32LE(data.length) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves the bytecode of every function that was called so far. A full disk or a folder without write permission costs
 *  speed, nothing else. */
export function writeCode(file: string, script: Script): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const folder = dirname(file);
    // Not `recursive`, which never ends where the parent refuses folders with ENOENT, as /proc does.
    for (const each of [dirname(folder), folder]) if (!existsSync(each)) mkdirSync(each, { mode: 0o700 });
    if (!isOurs(folder)) return;
    const data = script.createCachedData();
    const trailer = Buffer.alloc(checksumBytes);
    trailer.writeUInt32LE(checksum(data));
    writeFileSync(temporary, Buffer.concat([data, trailer]), { flag: "wx", mode: 0o600 });
    renameSync(temporary, file);
    removeOldest(folder, ".v8cache", keptFiles);
  } catch {
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was not there, or nobody may remove it.
  }
}
