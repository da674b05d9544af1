import type { Host } from "../host/host.ts";
import { joinPath, relativePath } from "../host/paths.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import { manifestAbove } from "../stages/load/near-manifest.ts";
import { entryAt } from "./entry-at.ts";

/** The manifest of a new product. */
export interface BesideManifest {
  /** Relative to floe.yaml. */
  readonly path: string;
  readonly isThere: boolean;
}

/** The manifest that a new product runs on: the nearest one from its folder up to the root of the repository, else a new one. A
 *  manifest.yaml of another tool stays, and the new one gets another name. */
export function besideManifest(host: Host, folder: string, bounds: SearchBounds): BesideManifest {
  const folders = bounds.folders.length === 0 ? [folder] : bounds.folders;
  const found = manifestAbove(host, { ...bounds, folders });
  if (found !== undefined) return { path: relativePath(found, bounds.folders[0] ?? folder), isThere: true };
  const isTaken = entryAt(host, joinPath(folder, "manifest.yaml")) !== undefined;
  return { path: isTaken ? "floe-manifest.yaml" : "manifest.yaml", isThere: false };
}
