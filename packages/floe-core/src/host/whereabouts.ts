import type { Host } from "./host.ts";
import { directoryOf } from "./paths.ts";
import { isInside, type SearchBounds } from "./search-bounds.ts";

/** Where a path leads, links followed. A link to nothing is `outside`, like one that leads out of the bounds: an answer that
 *  told them apart would tell what there is elsewhere. */
export type Whereabouts =
  | { readonly kind: "inside"; readonly real: string }
  | { readonly kind: "outside" }
  | { readonly kind: "absent" };

/** Where a path leads, in view of the bounds of a project. */
export function whereabouts(host: Host, path: string, bounds: SearchBounds): Whereabouts {
  const real = host.realPath(path);
  if (real !== undefined) return isInside(host, real, bounds) ? { kind: "inside", real } : { kind: "outside" };
  let missing = path;
  while (missing !== "/" && host.realPath(directoryOf(missing)) === undefined) missing = directoryOf(missing);
  const above = directoryOf(missing);
  if (!isInside(host, above, bounds)) return { kind: "outside" };
  const listed = host.listDirectory(above);
  // It may be there: whoever reads it is told why that cannot be.
  if (listed.kind === "failed") return { kind: "inside", real: path };
  const name = missing.slice(above === "/" ? 1 : above.length + 1);
  const isLink = listed.value.some((entry) => entry.name === name && entry.kind === "link");
  return isLink ? { kind: "outside" } : { kind: "absent" };
}
