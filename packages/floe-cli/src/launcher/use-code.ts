import { markUse } from "./mark-use.ts";
import { readCacheFile } from "./read-cache-file.ts";
import { type ChunkSource, checksum, checksumBytes, sealOf } from "./seal.ts";

const maxBytes = 64 * 1024 * 1024;

/** Bytecode that is in use. */
export interface CodeInUse {
  readonly data: Buffer;
  /** To be called when the process ends in order: until then it may be the bytecode that ends it. */
  readonly release: () => void;
}

/** Takes the bytecode in a file of the cache; `undefined` when there is none, or none to trust. */
export function useCode(file: string, source: ChunkSource): CodeInUse | undefined {
  const read = readCacheFile(file, maxBytes);
  const data = read && unsealed(read.bytes, source);
  const release = data && read && markUse(file, read);
  return release && { data, release };
}

/** The bytecode in these bytes, when they are whole and it belongs to this source and this Node. */
function unsealed(bytes: Buffer, source: ChunkSource): Buffer | undefined {
  const length = bytes.length - sealOf(source, 0).length - checksumBytes;
  if (length <= 0 || !bytes.subarray(length, -checksumBytes).equals(sealOf(source, length))) return undefined;
  const isWhole = checksum(bytes.subarray(0, -checksumBytes)) === bytes.readUInt32LE(bytes.length - checksumBytes);
  return isWhole ? bytes.subarray(0, length) : undefined;
}
