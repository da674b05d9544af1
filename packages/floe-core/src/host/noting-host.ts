import type { Host } from "./host.ts";

/** A host that notes the files that were read. */
export interface NotingHost {
  readonly host: Host;
  /** What was read so far; absolute, links resolved. */
  filesRead(): ReadonlySet<string>;
}

/** The host, with a note of what is read from it. */
export function notingHost(host: Host): NotingHost {
  const paths = new Set<string>();
  const readFile: Host["readFile"] = (path, limits) => {
    const read = host.readFile(path, limits);
    if (read.kind === "done") paths.add(path);
    return read;
  };
  return {
    host: { ...host, readFile },
    filesRead: () => new Set([...paths].map((path) => host.realPath(path) ?? path)),
  };
}
