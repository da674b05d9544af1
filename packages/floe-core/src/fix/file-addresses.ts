import type { Host } from "../host/host.ts";

/** The one path that stands for a file, whichever of its paths is given: links and second names lead to the same one. */
export type AddressOf = (path: string) => string;

/** Knows the files that it was asked about. */
export function fileAddresses(host: Host): AddressOf {
  const addresses = new Map<string, string>();
  const firstNames = new Map<string, string>();
  const lookUp = (path: string): string => {
    const real = host.realPath(path) ?? path;
    const attributes = host.attributes(real);
    if (attributes.kind === "failed" || attributes.value.names < 2) return real;
    const { identity } = attributes.value;
    const first = firstNames.get(identity) ?? real;
    firstNames.set(identity, first);
    return first;
  };
  return (path) => {
    const address = addresses.get(path) ?? lookUp(path);
    addresses.set(path, address);
    return address;
  };
}
