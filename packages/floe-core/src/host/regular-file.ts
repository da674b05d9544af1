import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { attempt } from "./errno.ts";
import { done, type HostResult, hostFailure } from "./host.ts";

/** Reads a regular file of at most `maxBytes`. What the name stands for is asked of the open descriptor, and at
 *  most one byte too many is read from it, so neither a pipe, a device nor a growing file can block or flood us. */
export function readRegularFile(path: string, limits: { readonly maxBytes: number }): HostResult<Uint8Array> {
  return attempt(path, () => {
    const descriptor = openSync(path, withoutBlocking);
    try {
      const status = fstatSync(descriptor);
      if (status.isDirectory()) return hostFailure("EISDIR", path);
      if (!status.isFile()) return hostFailure("EINVAL", path);
      if (status.size > limits.maxBytes) return hostFailure("EFBIG", path);
      const bytes = readUpTo(descriptor, { expected: status.size, most: limits.maxBytes + 1 });
      return bytes.length > limits.maxBytes ? hostFailure("EFBIG", path) : done(bytes);
    } finally {
      closeSync(descriptor);
    }
  });
}

// Windows has neither flag; there they are undefined, which `|` takes for zero.
const withoutBlocking = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/** Reads to the end or to `most` bytes. The size is only a hint: files in /proc say that they are empty. */
function readUpTo(descriptor: number, sizes: { readonly expected: number; readonly most: number }): Uint8Array {
  let bytes = new Uint8Array(Math.min(sizes.expected + 1, sizes.most));
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length === sizes.most) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = grown(bytes, sizes.most);
  }
}

function grown(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(Math.max(bytes.length * 2, 4096), most));
  larger.set(bytes);
  return larger;
}
