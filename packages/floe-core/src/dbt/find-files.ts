import type { DirectoryEntry, Host } from "../host/host.ts";
import { whereabouts } from "../host/whereabouts.ts";
import type { Span } from "../text/span.ts";
import { type DbtReading, noteOutside, noteTooMuch, noteUnread } from "./reading.ts";

/** A folder that dbt_project.yml names, or one of dbt's defaults. Absolute. */
export interface DbtFolder {
  readonly path: string;
  readonly span: Span | undefined;
}

/** A file of a dbt project: where dbt finds it, and where it lies. */
export interface DbtFile {
  readonly path: string;
  /** Links resolved; `undefined` for a link that is not followed. */
  readonly real: string | undefined;
  /** The folders below the one that was searched. */
  readonly folders: readonly string[];
}

/** The files in some folders. */
export interface FoundFiles {
  readonly files: readonly DbtFile[];
  /** Whether a file that was not found does not exist. */
  readonly isComplete: boolean;
  /** The folders that were looked into, links resolved. */
  readonly seen: ReadonlySet<string>;
}

/** Which files are looked for, and where. */
export interface FileSearch {
  readonly folders: readonly DbtFolder[];
  /** In small letters, with their dot. */
  readonly endings: readonly string[];
}

/** Finds files as dbt does: in folders whatever they are called, by links to files but not by links to folders, and none
 *  whose name begins with a dot, `#` or `~`. Of folders that lie in each other, each is searched, and a file that is found more
 *  than once is there as often, with the folders below the last one that was named. All stays within the limits. */
export function findFiles(reading: DbtReading, { folders, endings }: FileSearch): FoundFiles {
  const walk: Walk = { reading, endings, files: [], seen: new Set(), isComplete: true, from: "" };
  for (const [index, folder] of folders.entries()) {
    if (index === mostFolders) {
      stopAt(walk, folder, "comes after 1,000 other folders");
      break;
    }
    searchFolder(walk, folder);
    if (reading.entriesLeft < 0) break;
  }
  const last = new Map(walk.files.map((file) => [file.path, file]));
  return { ...walk, files: walk.files.map((file) => last.get(file.path) ?? file) };
}

const mostFolders = 1_000;
const deepest = 64;

interface Walk extends Omit<FileSearch, "folders"> {
  readonly reading: DbtReading;
  readonly files: DbtFile[];
  /** The folders that were looked into, links resolved. */
  readonly seen: Set<string>;
  isComplete: boolean;
  /** The folder that is searched now, as it was named. */
  from: string;
}

/** A folder in the walk: how it was reached, and where it lies. */
interface Place {
  readonly path: string;
  readonly real: string;
  readonly depth: number;
}

function searchFolder(walk: Walk, folder: DbtFolder): void {
  const { reading, files } = walk;
  const where = whereabouts(reading.host, folder.path, reading.bounds);
  if (where.kind === "absent") return;
  if (where.kind === "outside") {
    walk.isComplete = false;
    noteOutside(reading, folder);
    return;
  }
  const before = files.length;
  walk.from = folder.path;
  const passed = collect(walk, { path: folder.path, real: where.real, depth: 0 });
  if (passed === undefined) return;
  // Half a folder would make the other half look as if it were missing.
  files.length = before;
  stopAt(walk, folder, passed);
}

function stopAt(walk: Walk, folder: DbtFolder, limit: string): void {
  walk.isComplete = false;
  noteTooMuch(walk.reading, folder, limit);
}

/** Collects the files of a folder and of those in it; gives the limit that it passed. */
function collect(walk: Walk, { path, real, depth }: Place): string | undefined {
  const { reading, seen } = walk;
  if (reading.entriesLeft < 0) return tooManyEntries;
  seen.add(real);
  if (depth > deepest) return `holds more than ${deepest} folders inside each other`;
  const listed = reading.host.listDirectory(path);
  if (listed.kind === "failed") return unlisted(walk, { path, depth, errno: listed.failure.errno });
  reading.entriesLeft -= listed.value.length;
  for (const entry of listed.value) {
    const inner = { path: `${path}/${entry.name}`, real: `${real}/${entry.name}`, depth: depth + 1 };
    const passed = entry.kind === "directory" ? collect(walk, inner) : takeFile(walk, entry, inner);
    if (passed !== undefined) return passed;
  }
  return reading.entriesLeft < 0 ? tooManyEntries : undefined;
}

const tooManyEntries = "brings this dbt project to more than 50,000 files and folders";

function unlisted(
  walk: Walk,
  { path, depth, errno }: Omit<Place, "real"> & { readonly errno: string },
): string | undefined {
  // A folder need not be there: dbt passes over one that is named, and over a file in its place.
  if (depth === 0 && (errno === "ENOENT" || errno === "ENOTDIR")) return undefined;
  if (errno === "EOVERFLOW") {
    walk.reading.entriesLeft = -1;
    return tooManyEntries;
  }
  walk.isComplete = false;
  noteUnread(walk.reading, path, errno);
  return undefined;
}

function takeFile(walk: Walk, entry: DirectoryEntry, { path, real }: Place): undefined {
  if (!isWanted(walk, entry.name)) return;
  const { reading, files } = walk;
  const folders = path
    .slice(walk.from.length)
    .split("/")
    .filter((name) => name !== "")
    .slice(0, -1);
  if (entry.kind !== "link") {
    files.push({ path, real, folders });
    return;
  }
  const where = whereabouts(reading.host, path, reading.bounds);
  if (where.kind === "inside" && isFolder(reading.host, where.real)) return;
  const isFollowed = where.kind === "inside" && isWanted(walk, where.real.slice(where.real.lastIndexOf("/") + 1));
  // In one repository lie the models and the passwords of who works there: a model's name does not make a model of those.
  if (!isFollowed) reading.outside.push(path);
  files.push({ path, real: isFollowed ? where.real : undefined, folders });
}

function isFolder(host: Host, path: string): boolean {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "directory";
}

// As dbt, which takes `orders.SQL` as well.
function isWanted({ endings }: Pick<Walk, "endings">, name: string): boolean {
  return !/^[.#~]/u.test(name) && endings.some((ending) => name.toLowerCase().endsWith(ending));
}
