import { done, type Host, type HostResult } from "../host/host.ts";
import type { AddressOf } from "./file-addresses.ts";

/** What a host reads in place of the disk, by the addresses of files. */
export type Overlay = ReadonlyMap<string, Uint8Array>;

/** A host that serves other bytes for some paths, and may remember what it read from the disk. It writes like the
 *  host below it. */
export function overlayHost(host: Host, overlay: Overlay, addressOf: AddressOf): Host {
  return {
    ...host,
    readFile: (path, limits) => {
      const bytes = overlay.get(addressOf(path));
      return bytes === undefined ? host.readFile(path, limits) : done(bytes);
    },
  };
}

/** A host that reads each file once, so that all who ask see one state, and the files that it has read, by address. */
export function snapshotHost(
  host: Host,
  addressOf: AddressOf,
): { readonly host: Host; readonly files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const readFile = (path: string, limits: { readonly maxBytes: number }): HostResult<Uint8Array> => {
    const known = files.get(addressOf(path));
    if (known !== undefined && known.length <= limits.maxBytes) return done(known);
    const read = host.readFile(path, limits);
    if (read.kind === "done") files.set(addressOf(path), read.value);
    return read;
  };
  return { host: { ...host, readFile }, files };
}
