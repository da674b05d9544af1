import type { Host } from "./host.ts";
import { directoryOf, joinPath } from "./paths.ts";

/** How far a search for what completes a project goes (package.json, `node_modules`, `platform/`, dbt folders), and whose
 *  files it takes. Paths are absolute, links in them resolved. The rule is the one of git's `safe.directory`: a stranger
 *  may put files above a project, in /tmp for instance, and nothing of them is to be run or shown. */
export interface SearchBounds {
  /** From the project's own folder upwards. Empty when everybody may write to the own folder. */
  readonly folders: readonly string[];
  /** The folder that holds all that belongs to the project: the last of the folders, else the own one. */
  readonly root: string;
  /** The folder that everybody may write to and below which no repository was found. Nothing in it or above it was looked
   *  at, not even for the root of a repository. */
  readonly openFolder: string | undefined;
  /** Whose files are taken, by user number: the owner of the project's file, the caller, root. `undefined` where the
   *  system has no such numbers. */
  readonly owners: ReadonlySet<number> | undefined;
}

/** A project's own file, and the other one when it is known. Absolute. */
export interface ProjectPaths {
  /** floe.yaml, or the manifest where there is no product. The owner of its folder counts where it is not there. */
  readonly file: string;
  readonly other?: string | undefined;
}

/** The bounds of a project. The search ends at the root of the repository; without one, at the folder that holds both
 *  files; and always below the first folder that everybody may write to. */
export function searchBounds(host: Host, { file, other }: ProjectPaths): SearchBounds {
  const own = realFolder(host, file);
  const shared = other === undefined ? own : commonFolder(own, realFolder(host, other));
  const upwards = foldersUpwards(own);
  const open = upwards.findIndex((folder) => isOpen(host, folder));
  const closed = open === -1 ? upwards : upwards.slice(0, open);
  const repository = closed.findIndex((folder) => isRepository(host, folder));
  // The root of the disk holds everything, so it says nothing about what belongs together.
  const end = repository === -1 ? closed.indexOf(shared === "/" ? own : shared) : repository;
  const folders = end === -1 ? closed : closed.slice(0, end + 1);
  return {
    folders,
    root: folders.at(-1) ?? own,
    openFolder: repository === -1 ? upwards[open] : undefined,
    owners: ownersOf(host, file),
  };
}

/** Why a file or folder is not taken; `undefined` when it may be. What is not there may be. */
export type Distrust = { readonly kind: "owner"; readonly owner: number } | { readonly kind: "open" };

/** Judges what stands at a path, links followed: it has to belong to one of the owners, and not everybody may write to it. */
export function distrustOf(host: Host, path: string, { owners }: SearchBounds): Distrust | undefined {
  const status = host.status(path);
  if (status.kind === "failed") return undefined;
  const { owner, isOpen: open } = status.value;
  if (open) return { kind: "open" };
  if (owner === undefined || owners === undefined || owners.has(owner)) return undefined;
  return { kind: "owner", owner };
}

/** What is not taken, and why. */
export interface Distrusted {
  readonly path: string;
  readonly distrust: Distrust;
}

/** The first of several files and folders that is not taken. */
export function firstDistrusted(host: Host, paths: readonly string[], bounds: SearchBounds): Distrusted | undefined {
  for (const path of paths) {
    const distrust = distrustOf(host, path, bounds);
    if (distrust !== undefined) return { path, distrust };
  }
  return undefined;
}

/** A folder, those on the way down to a path below it, and that path. */
export function pathsBetween(folder: string, path: string): readonly string[] {
  const upwards = foldersUpwards(path);
  return upwards.slice(0, upwards.indexOf(folder) + 1).reverse();
}

/** Whether a path, links resolved, lies in the folder that holds all that belongs to the project, or is that folder. */
export function isInside(host: Host, path: string, { root }: SearchBounds): boolean {
  const real = host.realPath(path) ?? path;
  return root === "/" || real === root || real.startsWith(`${root}/`);
}

const superuser = 0;

function ownersOf(host: Host, file: string): ReadonlySet<number> | undefined {
  const found = host.status(file);
  const status = found.kind === "done" ? found : host.status(directoryOf(file));
  const owner = status.kind === "done" ? status.value.owner : undefined;
  if (host.user === undefined) return undefined;
  return new Set([superuser, host.user, ...(owner === undefined ? [] : [owner])]);
}

function isOpen(host: Host, folder: string): boolean {
  const status = host.status(folder);
  return status.kind === "done" && status.value.isOpen;
}

const repositoryMarks = [".git", ".hg", ".jj", "pnpm-workspace.yaml", "lerna.json"] as const;

function isRepository(host: Host, folder: string): boolean {
  // Whether it is there, and not when it was changed: git writes to its folder all day, and a remembered run stays good.
  const isThere = (name: string): boolean => host.status(joinPath(folder, name)).kind === "done";
  return repositoryMarks.some(isThere) || hasWorkspaces(host, folder);
}

const packageJsonBytes = 1024 * 1024;

// npm and Yarn name the packages of a repository in its own package.json.
function hasWorkspaces(host: Host, folder: string): boolean {
  const read = host.readFile(joinPath(folder, "package.json"), { maxBytes: packageJsonBytes });
  if (read.kind === "failed") return false;
  const text = new TextDecoder().decode(read.value);
  return /"workspaces"\s*:/u.test(text);
}

function realFolder(host: Host, file: string): string {
  const folder = directoryOf(file);
  return host.realPath(folder) ?? folder;
}

/** A folder and all above it, up to the root of the disk. */
export function foldersUpwards(folder: string): readonly string[] {
  const parent = directoryOf(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpwards(parent)];
}

function commonFolder(left: string, right: string): string {
  const others = new Set(foldersUpwards(right));
  return foldersUpwards(left).find((folder) => others.has(folder)) ?? "/";
}
