import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { attempt } from "./errno.ts";
import { done, type HostResult, hostFailure } from "./host.ts";

/** Writes another text into a file that is there. Errno `ESTALE` when it no longer has the length of the former text.
 *  A shorter text is written with line feeds up to the former length, which are then cut off: killed in between, the
 *  file has the whole new text and some empty lines, not the end of the old one. */
export function rewriteFile(
  path: string,
  { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array },
): HostResult<void> {
  return attempt(path, () => {
    const descriptor = openSync(path, withoutFollowing);
    try {
      const status = fstatSync(descriptor);
      if (!status.isFile()) return hostFailure("EINVAL", path);
      if (status.size !== before.length) return hostFailure("ESTALE", path);
      replaceText(descriptor, before, after);
      return done(undefined);
    } finally {
      closeSync(descriptor);
    }
  });
}

const withoutFollowing = constants.O_WRONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function replaceText(descriptor: number, before: Uint8Array, after: Uint8Array): void {
  try {
    writeWhole(descriptor, padded(after, before.length));
    if (after.length < before.length) ftruncateSync(descriptor, after.length);
  } catch (error) {
    // The disk is full, for instance: the former text needs no more room than it had.
    writeWhole(descriptor, before);
    ftruncateSync(descriptor, before.length);
    throw error;
  }
}

const lineFeed = 10;

function padded(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length >= length) return bytes;
  const longer = new Uint8Array(length).fill(lineFeed);
  longer.set(bytes);
  return longer;
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; )
    written += writeSync(descriptor, bytes, written, bytes.length - written, written);
}
