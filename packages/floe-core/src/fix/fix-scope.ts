import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { isInside, type SearchBounds, searchBounds } from "../host/search-bounds.ts";

/** Whether the file at an absolute path may be corrected. */
export type FixScope = (path: string) => boolean;

/** The files of the paths that a user named: the file itself, or those in a folder. What a named file only refers to, the
 *  manifest of a product for instance, belongs to somebody else. A link is followed to a file of the same project. */
export function fixScope(host: Host, named: readonly string[]): FixScope {
  const places = named.map((path) => placeAt(host, path));
  return (path) => {
    const real = host.realPath(path) ?? path;
    return places.some(
      ({ within, bounds }) =>
        within.some((name) => isBelow(path, name) || isBelow(real, name)) && isInside(host, real, bounds),
    );
  };
}

interface NamedPlace {
  /** The path as it was named, and with its links resolved. */
  readonly within: readonly string[];
  readonly bounds: SearchBounds;
}

function placeAt(host: Host, path: string): NamedPlace {
  const isFolder = host.listDirectory(path).kind === "done";
  return {
    within: [path, host.realPath(path) ?? path],
    bounds: searchBounds(host, { file: isFolder ? joinPath(path, "floe.yaml") : path }),
  };
}

function isBelow(path: string, name: string): boolean {
  return path === name || path.startsWith(name === "/" ? name : `${name}/`);
}
