import { done, type Host, hostFailure } from "../host/host.ts";
import { directoryOf } from "../host/paths.ts";

/** A host on which further files are there, in folders that exist. */
export function withNewFiles(host: Host, files: ReadonlyMap<string, Uint8Array>): Host {
  if (files.size === 0) return host;
  return {
    ...host,
    readFile: (path, limits) => {
      const bytes = files.get(path);
      if (bytes === undefined) return host.readFile(path, limits);
      return bytes.length > limits.maxBytes ? hostFailure("EFBIG", path) : done(bytes);
    },
    exists: (path) => files.has(path) || host.exists(path),
    status: (path) => (files.has(path) ? done({ kind: "file", owner: host.user, isOpen: false }) : host.status(path)),
    attributes: (path) =>
      files.has(path) ? done({ identity: path, names: 1, isReadOnly: false }) : host.attributes(path),
    modifiedAt: (path) => (files.has(path) ? done(host.now()) : host.modifiedAt(path)),
    realPath: (path) => (files.has(path) ? path : host.realPath(path)),
    listDirectory: (path) => {
      const listed = host.listDirectory(path);
      const names = [...files.keys()]
        .filter((file) => directoryOf(file) === path)
        .map((file) => file.slice(path.length + 1));
      if (listed.kind === "failed" || names.length === 0) return listed;
      const entries = [...listed.value, ...names.map((name) => ({ name, kind: "file" as const }))];
      return done(entries.sort((left, right) => (left.name < right.name ? -1 : 1)));
    },
  };
}
