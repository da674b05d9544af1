import type { Host } from "../host/host.ts";
import { directoryOf, joinPath } from "../host/paths.ts";
import { ledgerName } from "./ledger.ts";
import type { OutputPath } from "./output-path.ts";

/** The directory with its links resolved, also when it is yet to be made. */
export function resolvedRoot(host: Host, root: string): string {
  const real = host.realPath(root);
  if (real !== undefined) return real;
  const parent = directoryOf(root);
  return parent === root ? root : joinPath(resolvedRoot(host, parent), root.slice(root.lastIndexOf("/") + 1));
}

/** A directory that a set of files must not go through: a link that leads `outside` of the root, or to a `hidden` one. */
export interface MisleadingDirectory {
  readonly path: string;
  readonly leads: "outside" | "hidden";
}

/** The first directory inside the root that is a link to a place where files are not ours to write. */
export function misleadingDirectory(place: {
  readonly host: Host;
  /** With links resolved. */
  readonly root: string;
  readonly paths: readonly OutputPath[];
}): MisleadingDirectory | undefined {
  const { host, root } = place;
  const directories = new Set([ledgerName, ...place.paths].map((path) => directoryOf(joinPath(root, path))));
  for (const path of directories) {
    const inside = pathInside(root, resolvedRoot(host, path));
    if (inside === undefined) return { path, leads: "outside" };
    const isMoved = inside !== pathInside(root, path);
    if (isMoved && inside.split("/").some((name) => name.startsWith("."))) return { path, leads: "hidden" };
    if (isMoved && path === directoryOf(joinPath(root, ledgerName))) return { path, leads: "outside" };
  }
  return undefined;
}

/** The name in a path of a folder whose content belongs to another tool: a repository, installed packages. */
export function folderOfAnotherTool(root: string): string | undefined {
  // macOS and Windows take any case.
  return root.split("/").find((name) => foldersOfTools.has(name.toLowerCase()));
}

const foldersOfTools: ReadonlySet<string> = new Set([".git", ".hg", ".jj", ".svn", ".floe", "node_modules"]);

/** The path relative to the root, `""` for the root itself; `undefined` when it lies outside. */
export function pathInside(root: string, path: string): string | undefined {
  if (path === root) return "";
  const prefix = root === "/" ? "/" : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
