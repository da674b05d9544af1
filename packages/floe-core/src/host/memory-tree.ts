import { type DirectoryEntry, done, type HostResult, hostFailure, maxDirectoryEntries } from "./host.ts";
import { directoryOf } from "./paths.ts";

/** A file tree in memory that answers with the errnos of a POSIX file system. Knows files and directories, no links. */
export interface MemoryTree {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly has: (path: string) => boolean;
  readonly kindOf: (path: string) => "file" | "directory" | undefined;
  readonly read: (path: string) => HostResult<Uint8Array>;
  readonly list: (path: string) => HostResult<readonly DirectoryEntry[]>;
  readonly write: (path: string, bytes: Uint8Array) => HostResult<void>;
  readonly rename: (from: string, to: string) => HostResult<void>;
  readonly remove: (path: string) => HostResult<void>;
  readonly makeDirectory: (path: string) => HostResult<void>;
}

/** An empty tree with nothing but its root. */
export function memoryTree(): MemoryTree {
  const files = new Map<string, Uint8Array>();
  const directories = new Set(["/"]);
  const missing = (path: string) => missingErrno(files, path);

  const write: MemoryTree["write"] = (path, bytes) => {
    if (directories.has(path)) return hostFailure("EISDIR", path);
    if (!directories.has(directoryOf(path))) return hostFailure(missing(path), path);
    files.set(path, bytes);
    return done(undefined);
  };
  const remove: MemoryTree["remove"] = (path) => {
    if (directories.has(path)) return hostFailure("EISDIR", path);
    files.delete(path);
    return done(undefined);
  };
  return {
    files,
    has: (path) => files.has(path) || directories.has(path),
    kindOf: (path) => (files.has(path) ? "file" : directories.has(path) ? "directory" : undefined),
    read: (path) => {
      if (directories.has(path)) return hostFailure("EISDIR", path);
      const bytes = files.get(path);
      return bytes === undefined ? hostFailure(missing(path), path) : done(bytes);
    },
    list: (path) => {
      if (files.has(path)) return hostFailure("ENOTDIR", path);
      if (!directories.has(path)) return hostFailure(missing(path), path);
      const entries = entriesOf(path, { files, directories });
      return entries.length > maxDirectoryEntries ? hostFailure("EOVERFLOW", path) : done(entries);
    },
    write,
    rename: (from, to) => {
      const bytes = files.get(from);
      if (bytes === undefined) return hostFailure("ENOENT", to);
      const written = write(to, bytes);
      return written.kind === "failed" ? written : remove(from);
    },
    remove,
    makeDirectory: (path) => {
      for (const directory of [...ancestors(path), path]) {
        if (files.has(directory)) return hostFailure("ENOTDIR", path);
        directories.add(directory);
      }
      return done(undefined);
    },
  };
}

/** Why nothing is there: a file on the way is no directory. */
function missingErrno(files: ReadonlyMap<string, Uint8Array>, path: string): "ENOTDIR" | "ENOENT" {
  return ancestors(path).some((ancestor) => files.has(ancestor)) ? "ENOTDIR" : "ENOENT";
}

/** The directories above a path, outermost first. */
function ancestors(path: string): readonly string[] {
  const parent = directoryOf(path);
  return parent === path ? [] : [...ancestors(parent), parent];
}

interface Contents {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly directories: ReadonlySet<string>;
}

function entriesOf(directory: string, { files, directories }: Contents): readonly DirectoryEntry[] {
  const isInside = (path: string) => path !== directory && directoryOf(path) === directory;
  const entries: DirectoryEntry[] = [];
  for (const path of files.keys()) if (isInside(path)) entries.push({ name: nameOf(path), kind: "file" });
  for (const path of directories) if (isInside(path)) entries.push({ name: nameOf(path), kind: "directory" });
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
