import { Bug } from "../diagnostics/bug.ts";
import { done, type Host, type HostResult, hostFailure, type PathStatus } from "./host.ts";
import { type MemoryTree, memoryTree } from "./memory-tree.ts";
import { directoryOf, joinPath } from "./paths.ts";
import { stagedPath, stagingProcess } from "./staged-name.ts";

/** An operation of the host that can fail. */
export type HostOperation =
  | "readFile"
  | "status"
  | "attributes"
  | "modifiedAt"
  | "listDirectory"
  | "stageFile"
  | "stageReplacement"
  | "rewriteFile"
  | "commitFile"
  | "removeFile"
  | "removeLeftovers"
  | "lock";

/** A call that was made, in order. */
export interface HostCall {
  readonly operation: HostOperation;
  readonly path: string;
}

/** An errno for the `call`th call, counted from 1, of one operation or of any. */
export interface InjectedFailure {
  readonly operation: HostOperation | "any";
  readonly call: number;
  readonly errno: string;
}

export interface MemoryHostOptions {
  readonly environment?: Host["environment"];
  /** `/project` unless told otherwise. */
  readonly workingDirectory?: string;
  /** Noon UTC on 1 January 2026 unless told otherwise. */
  readonly now?: () => number;
  readonly failures?: readonly InjectedFailure[];
  /** When files and directories were changed, by absolute path; all else at the beginning of time. */
  readonly modified?: Readonly<Record<string, number>>;
  /** Who may change what, by absolute path. All else belongs to the user of the process, and nobody else may write to it. */
  readonly ownership?: Readonly<Record<string, Partial<Pick<PathStatus, "owner" | "isOpen">>>>;
}

const memoryUser = 1000;

export interface MemoryHost extends Host {
  /** The files there are now; those in the working directory under their relative path. Sorted by path. */
  files(): Record<string, string>;
  /** The calls so far that could have failed. */
  calls(): readonly HostCall[];
}

/** A host for tests whose files are in memory. It fails with the errnos of the real one, and where told to.
 *  Relative paths are relative to the working directory. A path that ends in `/` makes an empty directory.
 *  A new host on the `files()` of another is the machine after the process was killed: locks are gone, leftovers stay. */
export function memoryHost(files: Readonly<Record<string, string>> = {}, options: MemoryHostOptions = {}): MemoryHost {
  const workingDirectory = options.workingDirectory ?? "/project";
  const tree = filledTree(files, workingDirectory);
  const calls: HostCall[] = [];
  const fallible = <T>(call: HostCall, operation: () => HostResult<T>): HostResult<T> => {
    calls.push(call);
    const failure = options.failures?.find((candidate) => isDue(candidate, calls));
    return failure === undefined ? operation() : hostFailure(failure.errno, call.path);
  };
  const { stage, ...changes } = stagingIn(tree);
  const locks = new Set<string>();
  return {
    workingDirectory,
    environment: options.environment ?? {},
    user: memoryUser,
    now: options.now ?? (() => Date.UTC(2026, 0, 1, 12)),
    readFile: (path, limits) =>
      fallible({ operation: "readFile", path }, () => {
        const read = tree.read(path);
        return read.kind === "done" && read.value.length > limits.maxBytes ? hostFailure("EFBIG", path) : read;
      }),
    exists: tree.has,
    status: (path) =>
      fallible({ operation: "status", path }, () => {
        const kind = tree.kindOf(path);
        if (kind === undefined) return hostFailure("ENOENT", path);
        return done({ kind, owner: memoryUser, isOpen: false, ...options.ownership?.[path] });
      }),
    attributes: (path) =>
      fallible({ operation: "attributes", path }, () =>
        tree.has(path) ? done({ identity: path, names: 1, isReadOnly: false }) : hostFailure("ENOENT", path),
      ),
    modifiedAt: (path) =>
      fallible({ operation: "modifiedAt", path }, () =>
        tree.has(path) ? done(options.modified?.[path] ?? 0) : hostFailure("ENOENT", path),
      ),
    listDirectory: (path) => fallible({ operation: "listDirectory", path }, () => tree.list(path)),
    stageFile: (path, bytes) => fallible({ operation: "stageFile", path }, () => stage(path, bytes)),
    stageReplacement: (path, bytes) =>
      fallible({ operation: "stageReplacement", path }, () =>
        tree.kindOf(path) === "file" ? stage(path, bytes) : hostFailure(tree.has(path) ? "EINVAL" : "ENOENT", path),
      ),
    rewriteFile: (path, texts) => fallible({ operation: "rewriteFile", path }, () => rewrittenIn(tree, path, texts)),
    commitFile: (staged, path) => fallible({ operation: "commitFile", path }, () => changes.commit(staged, path)),
    removeFile: (path) => fallible({ operation: "removeFile", path }, () => tree.remove(path)),
    removeLeftovers: (path) => fallible({ operation: "removeLeftovers", path }, () => changes.removeLeftovers(path)),
    lock: (path) => fallible({ operation: "lock", path }, () => lockIn(locks, { path, tree })),
    realPath: (path) => (tree.has(path) ? path : undefined),
    files: () => snapshot(tree, workingDirectory),
    calls: () => [...calls],
  };
}

function rewrittenIn(
  tree: MemoryTree,
  path: string,
  { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array },
): HostResult<void> {
  const read = tree.read(path);
  if (read.kind === "failed") return read;
  return read.value.length === before.length ? tree.write(path, after) : hostFailure("ESTALE", path);
}

function filledTree(files: Readonly<Record<string, string>>, workingDirectory: string): MemoryTree {
  const tree = memoryTree();
  tree.makeDirectory(workingDirectory);
  for (const [path, text] of Object.entries(files)) {
    const absolute = joinPath(workingDirectory, path);
    const made = tree.makeDirectory(path.endsWith("/") ? absolute : directoryOf(absolute));
    const written = path.endsWith("/") ? made : tree.write(absolute, new TextEncoder().encode(text));
    if (made.kind === "failed" || written.kind === "failed") throw new Bug(`${path} is both a file and a directory`);
  }
  return tree;
}

function isDue(failure: InjectedFailure, calls: readonly HostCall[]): boolean {
  if (failure.operation === "any") return failure.call === calls.length;
  const same = calls.filter(({ operation }) => operation === failure.operation);
  return failure.operation === calls.at(-1)?.operation && failure.call === same.length;
}

function stagingIn(tree: MemoryTree) {
  const staged = new Set<string>();
  return {
    stage: (path: string, bytes: Uint8Array): HostResult<string> => {
      const made = tree.makeDirectory(directoryOf(path));
      if (made.kind === "failed") return hostFailure(made.failure.errno, directoryOf(path));
      const temporary = unusedPath(tree, path);
      const written = tree.write(temporary, bytes);
      if (written.kind === "failed") return written;
      staged.add(temporary);
      return done(temporary);
    },
    commit: (temporary: string, path: string): HostResult<void> => {
      const renamed = tree.rename(temporary, path);
      if (renamed.kind === "done") staged.delete(temporary);
      return renamed;
    },
    removeLeftovers: (path: string): HostResult<void> => {
      for (const found of [...tree.files.keys()]) {
        if (directoryOf(found) !== directoryOf(path) || staged.has(found)) continue;
        if (stagingProcess(found.slice(found.lastIndexOf("/") + 1), path) !== undefined) tree.remove(found);
      }
      return done(undefined);
    },
  };
}

function unusedPath(tree: MemoryTree, path: string): string {
  for (let number = 1; ; number++) {
    const candidate = stagedPath(path, { pid: 1, random: String(number) });
    if (!tree.has(candidate)) return candidate;
  }
}

function lockIn(
  locks: Set<string>,
  wanted: { readonly path: string; readonly tree: MemoryTree },
): HostResult<() => void> {
  const made = wanted.tree.makeDirectory(directoryOf(wanted.path));
  if (made.kind === "failed") return made;
  if (locks.has(wanted.path)) return hostFailure("EAGAIN", wanted.path);
  locks.add(wanted.path);
  return done(() => void locks.delete(wanted.path));
}

function snapshot(tree: MemoryTree, workingDirectory: string): Record<string, string> {
  const texts = new Map<string, string>();
  for (const path of [...tree.files.keys()].sort()) {
    const shown = path.startsWith(`${workingDirectory}/`) ? path.slice(workingDirectory.length + 1) : path;
    texts.set(shown, new TextDecoder().decode(tree.files.get(path)));
  }
  return Object.fromEntries(texts);
}
