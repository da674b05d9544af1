import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { attempt, errnoOf } from "./errno.ts";
import {
  type DirectoryEntry,
  done,
  environmentVariables,
  type FileAttributes,
  type Host,
  type HostResult,
  hostFailure,
  maxDirectoryEntries,
  type PathStatus,
} from "./host.ts";
import { lockFile } from "./lock-file.ts";
import { directoryOf, joinPath } from "./paths.ts";
import { readRegularFile } from "./regular-file.ts";
import { rewriteFile } from "./rewrite-file.ts";
import { stagedPath, stagingProcess } from "./staged-name.ts";
import { isAlive, randomName } from "./this-process.ts";

export interface NodeHostOptions {
  readonly environment?: Host["environment"];
  readonly workingDirectory?: string;
  readonly now?: () => number;
}

/** The host that is this machine: files by node:fs, the process's directory, its clock and the variables we may read. */
export function nodeHost(options: NodeHostOptions = {}): Host {
  return {
    workingDirectory: withSlashes(options.workingDirectory ?? currentDirectory()),
    environment: options.environment ?? readableEnvironment(),
    user: process.geteuid?.(),
    now: options.now ?? Date.now,
    readFile: readRegularFile,
    exists: existsSync,
    status,
    attributes,
    modifiedAt: (path) => attempt(path, () => done(statSync(path).mtimeMs)),
    listDirectory,
    stageFile,
    stageReplacement,
    rewriteFile,
    commitFile,
    removeFile,
    removeLeftovers,
    lock: (path) => afterMakingParent(path, () => lockFile(path)),
    realPath,
  };
}

function currentDirectory(): string {
  try {
    return process.cwd();
  } catch {
    // The directory was deleted under us. Its old name is at least something to print when the files are not found.
    return process.env["PWD"] ?? "/";
  }
}

function readableEnvironment(): Host["environment"] {
  return Object.fromEntries(environmentVariables.map((name) => [name, process.env[name]]));
}

function listDirectory(path: string): HostResult<readonly DirectoryEntry[]> {
  return attempt(path, () => {
    const entries = readUpToLimit(path)?.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    if (entries === undefined) return hostFailure("EOVERFLOW", path);
    return done(entries.sort((left, right) => (left.name < right.name ? -1 : 1)));
  });
}

// `readdirSync` reads a million entries before anybody can say that they are too many.
function readUpToLimit(path: string): readonly Dirent[] | undefined {
  const directory = opendirSync(path, { bufferSize: 256 });
  try {
    const entries: Dirent[] = [];
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entries.length === maxDirectoryEntries) return undefined;
      entries.push(entry);
    }
    return entries;
  } finally {
    directory.closeSync();
  }
}

function kindOf(entry: Dirent): DirectoryEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return plainKind(entry);
}

function plainKind(found: Dirent | Stats): PathStatus["kind"] {
  if (found.isFile()) return "file";
  return found.isDirectory() ? "directory" : "other";
}

function status(path: string): HostResult<PathStatus> {
  return attempt(path, () => done(statusOf(statSync(path))));
}

function statusOf(found: Stats): PathStatus {
  // Windows has access lists in place of these: node tells user 0 and a mode that it made up.
  if (process.platform === "win32") return { kind: plainKind(found), owner: undefined, isOpen: false };
  return { kind: plainKind(found), owner: found.uid, isOpen: (found.mode & constants.S_IWOTH) !== 0 };
}

function attributes(path: string): HostResult<FileAttributes> {
  return attempt(path, () => {
    const { dev, ino, nlink, mode } = statSync(path);
    return done({ identity: `${dev}:${ino}`, names: nlink, isReadOnly: (mode & writable) === 0 });
  });
}

const writable = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;

// What this process has staged and not yet renamed. A leftover can bear our own process number: containers reuse it.
const stagedHere = new Set<string>();

function stageFile(path: string, bytes: Uint8Array): HostResult<string> {
  return afterMakingParent(path, () => {
    const staged = stagedPath(path, { pid: process.pid, random: randomName() });
    writeNewFile(staged, bytes);
    stagedHere.add(staged);
    return done(staged);
  });
}

function stageReplacement(path: string, bytes: Uint8Array): HostResult<string> {
  return attempt(path, () => {
    const original = lstatSync(path);
    if (!original.isFile()) return hostFailure("EINVAL", path);
    const staged = stagedPath(path, { pid: process.pid, random: randomName() });
    writeNewFile(staged, bytes, original);
    stagedHere.add(staged);
    return done(staged);
  });
}

// Before it has the mode of the original, nobody else may read it: that one may be private.
function writeNewFile(path: string, bytes: Uint8Array, original?: Stats): void {
  const descriptor = openSync(path, onlyNew, original === undefined ? 0o644 : 0o600);
  try {
    writeFileSync(descriptor, bytes);
    if (original !== undefined) makeAlike(descriptor, original);
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function makeAlike(descriptor: number, { uid, gid, mode }: Stats): void {
  if (process.platform === "win32") return;
  const made = fstatSync(descriptor);
  if (made.uid !== uid || made.gid !== gid) fchownSync(descriptor, uid, gid);
  fchmodSync(descriptor, mode & permissionBits);
}

const permissionBits = 0o7777;

const onlyNew = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

function afterMakingParent<T>(path: string, operation: () => HostResult<T>): HostResult<T> {
  const parent = directoryOf(path);
  const made = makeDirectory(parent);
  if (made.kind === "done") return attempt(path, operation);
  // Something other than a directory stands there: mkdir calls it EEXIST, every other call ENOTDIR.
  return made.failure.errno === "EEXIST" ? hostFailure("ENOTDIR", parent) : made;
}

/** Makes a directory and those above it that are missing. Not mkdir's own `recursive`, which never ends where a parent
 *  that is there answers ENOENT, as /proc does. */
function makeDirectory(path: string): HostResult<unknown> {
  if (existsSync(path) && statSync(path).isDirectory()) return done(undefined);
  const parent = directoryOf(path);
  const above = parent === path ? done(undefined) : makeDirectory(parent);
  if (above.kind === "failed") return above;
  const made = attempt(path, () => done(mkdirSync(path)));
  // Another compile may have made it in between; a file of that name is found when something is written below it.
  return made.kind === "failed" && made.failure.errno === "EEXIST" && existsSync(path)
    ? attempt(path, () => directoryAt(path))
    : made;
}

function directoryAt(path: string): HostResult<unknown> {
  return statSync(path).isDirectory() ? done(undefined) : hostFailure("EEXIST", path);
}

function commitFile(staged: string, path: string): HostResult<void> {
  return attempt(path, () => {
    renameSync(staged, path);
    stagedHere.delete(staged);
    return done(undefined);
  });
}

function removeFile(path: string): HostResult<void> {
  return attempt(path, () => {
    removeIfThere(path);
    stagedHere.delete(path);
    return done(undefined);
  });
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!["ENOENT", "ENOTDIR"].includes(errnoOf(error))) throw error;
  }
}

function removeLeftovers(path: string): HostResult<void> {
  const directory = directoryOf(path);
  return attempt(directory, () => {
    if (!existsSync(directory)) return done(undefined);
    for (const name of readdirSync(directory)) {
      const pid = stagingProcess(name, path);
      const found = joinPath(directory, name);
      if (pid === undefined || stagedHere.has(found)) continue;
      if (pid === process.pid || !isAlive(pid)) removeIfThere(found);
    }
    return done(undefined);
  });
}

function realPath(path: string): string | undefined {
  try {
    return withSlashes(realpathSync.native(path));
  } catch {
    return undefined;
  }
}

function withSlashes(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}
