import type { Host } from "floe-core";

/** Ten thousand products with their models, or one that was made to keep a machine busy for ever. */
const mostBytes = 2 * 1024 * 1024 * 1024;

/** A host that reads no more than so many bytes in all: errno `EREADLIMIT` from then on. Each file has a limit of its own
 *  already, and each project; a repository may hold any number of projects that all name the same large files. */
export function withinReadLimit(host: Host, maxBytes = mostBytes): Host {
  let left = maxBytes;
  return {
    ...host,
    readFile: (path, limits) => {
      if (left <= 0) return { kind: "failed", failure: { errno: "EREADLIMIT", path } };
      const read = host.readFile(path, limits);
      if (read.kind === "done") left -= read.value.length;
      return read;
    },
  };
}
