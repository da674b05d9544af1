// What follows the bytecode in a file of the cache: what it belongs to, and a checksum over every byte before. V8 takes
// bytecode as it is: a lost block ends the process with a signal, a changed bit may change what the code does. Its own
// flags V8 compares by itself, in bytes that the checksum covers.

/** The text that bytecode was made of. V8 compares no more than its length. */
export interface ChunkSource {
  readonly digest: string;
  readonly length: number;
}

/** The bytes of a checksum. */
export const checksumBytes = 4;

/** What the bytecode belongs to; as long for one source as for another. */
export function sealOf({ digest, length }: ChunkSource, codeLength: number): Buffer {
  const { version, arch, platform, versions } = process;
  const hex = (count: number): string => count.toString(16).padStart(8, "0");
  const lengths = `${hex(length)} ${hex(codeLength)}`;
  return Buffer.from(`floe code 2 ${version} ${versions.v8} ${platform} ${arch} ${digest} ${lengths}`);
}

/** Loading node:zlib and asking it takes 1.5 ms for the bytecode of a command, after node:v8 is there. Reading a second copy
 *  to compare takes as long, a loop in JavaScript or in WebAssembly longer. */
export function checksum(data: Uint8Array): number {
  return process.getBuiltinModule("node:zlib").crc32(data);
}
