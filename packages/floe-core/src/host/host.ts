/** A failed file operation: the errno name (`ENOENT`, `EACCES`, `ENOSPC`, …) and the path it happened to. */
export interface HostFailure {
  readonly errno: string;
  readonly path: string;
}

/** The answer of a file operation. */
export type HostResult<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: HostFailure };

/** The answer that holds a value. */
export function done<T>(value: T): HostResult<T> {
  return { kind: "done", value };
}

/** The answer that names what went wrong. */
export function hostFailure(errno: string, path: string): HostResult<never> {
  return { kind: "failed", failure: { errno, path } };
}

/** An entry of a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "other";
}

/** The most entries of one directory that are listed. The largest public dbt projects have a fifth of it in all folders. */
export const maxDirectoryEntries = 100_000;

/** What stands at a path when links are followed, and who may change it. */
export interface PathStatus {
  readonly kind: "file" | "directory" | "other";
  /** The user number of its owner; `undefined` on systems without them. */
  readonly owner: number | undefined;
  /** Whether every user of the machine may write to it. A sticky bit does not change that. */
  readonly isOpen: boolean;
}

/** What has to stay when a file gets another text. */
export interface FileAttributes {
  /** The same for each name of one file, another for every other file. */
  readonly identity: string;
  /** How many names it has. */
  readonly names: number;
  /** Whether nobody may write to it by its mode. */
  readonly isReadOnly: boolean;
}

/** Everything the compiler may ask of its surroundings. Paths are absolute with `/` separators. */
export interface Host {
  /** The working directory: printed paths are relative to it. */
  readonly workingDirectory: string;
  /** The environment variables that the compiler may read; the list is closed and printed by `--help`. */
  readonly environment: { readonly [name in EnvironmentVariable]?: string | undefined };
  /** The user number that this process acts for; `undefined` on systems without them. */
  readonly user: number | undefined;
  /** Milliseconds since the epoch. Read once a compile, for `metadata.compiled_at`. */
  now(): number;
  /** Reads a regular file of at most `maxBytes`: never a device, a pipe or a directory, never blocking.
   *  Errno `EFBIG` when it is larger, `EINVAL` when it is not a regular file. */
  readFile(path: string, limits: { readonly maxBytes: number }): HostResult<Uint8Array>;
  /** Whether anything stands at the path; links are followed. */
  exists(path: string): boolean;
  /** What stands at the path, and who may change it; links are followed. */
  status(path: string): HostResult<PathStatus>;
  /** What has to stay when the file at the path gets another text; links are followed. */
  attributes(path: string): HostResult<FileAttributes>;
  /** When the file or directory at the path was last changed, in milliseconds since the epoch; links are followed. */
  modifiedAt(path: string): HostResult<number>;
  /** The entries of a directory sorted by name (code units). A link is a `link`, whatever it leads to.
   *  Errno `EOVERFLOW` when there are more than `maxDirectoryEntries`. */
  listDirectory(path: string): HostResult<readonly DirectoryEntry[]>;
  /** Writes a new file beside its target under a temporary name and gives that name. Makes missing directories.
   *  A link at the target is not followed: the rename replaces it. After a failure nothing staged is left. */
  stageFile(path: string, bytes: Uint8Array): HostResult<string>;
  /** The same for a file that is there and no link; the staged one gets its mode, owner and group. Errno `EPERM` where it
   *  cannot have them. */
  stageReplacement(path: string, bytes: Uint8Array): HostResult<string>;
  /** Changes the text of a file in its place, so that all its names and all that belongs to it stay. The file is no
   *  link. A process that is killed leaves the old text, the new one, or the new one with empty lines at its end. */
  rewriteFile(path: string, texts: { readonly before: Uint8Array; readonly after: Uint8Array }): HostResult<void>;
  /** Renames a staged file over its target. */
  commitFile(staged: string, path: string): HostResult<void>;
  /** Removes a file; one that is not there counts as removed. */
  removeFile(path: string): HostResult<void>;
  /** Removes the temporary files that a killed process staged for this target; those of a living one stay. */
  removeLeftovers(path: string): HostResult<void>;
  /** Takes the lock file at the path and gives the function that frees it. Makes missing directories. A lock of a dead
   *  process is taken over. Errno `EAGAIN` when another process holds it. */
  lock(path: string): HostResult<() => void>;
  /** The path with links resolved, or `undefined` when nothing is there. */
  realPath(path: string): string | undefined;
}

/** The closed list of variables that a compile reads. */
export const environmentVariables = [
  "FLOE_PLATFORM_ENV",
  "SOURCE_DATE_EPOCH",
  "FLOE_LOCAL_DATABASE",
  "FLOE_LOCAL_OTLP_ENDPOINT",
  "FLOE_LOCAL_LINEAGE_ENDPOINT",
] as const;
export type EnvironmentVariable = (typeof environmentVariables)[number];
