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

/** The first directory inside the root that is a link to a place outside of it; files there are not ours to write. */
export function directoryOutside(place: {
  readonly host: Host;
  /** With links resolved. */
  readonly root: string;
  readonly paths: readonly OutputPath[];
}): string | undefined {
  const { host, root } = place;
  const directories = new Set([ledgerName, ...place.paths].map((path) => directoryOf(joinPath(root, path))));
  return [...directories].find((directory) => pathInside(root, resolvedRoot(host, directory)) === undefined);
}

/** The path relative to the root, `""` for the root itself; `undefined` when it lies outside. */
export function pathInside(root: string, path: string): string | undefined {
  if (path === root) return "";
  const prefix = root === "/" ? "/" : `${root}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
