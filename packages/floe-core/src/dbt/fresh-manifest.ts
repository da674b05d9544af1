import { whereabouts } from "../host/whereabouts.ts";
import type { DbtGraph } from "./graph.ts";
import { type DbtManifest, isMadeOf, readManifest } from "./graph-from-manifest.ts";
import type { ProjectSettings } from "./project-settings.ts";
import type { DbtReading } from "./reading.ts";

/** The graph of the files, and the models that could not be read. */
type GraphOfFiles = Pick<DbtGraph, "projectName" | "models"> & { readonly unread: ReadonlySet<string> };

/** The manifest in the folder where dbt writes, when it says what dbt would say now: of this project, no older than any file
 *  or folder that the graph is made of, and with the texts of its models. */
export function freshManifest(
  reading: DbtReading,
  { target }: ProjectSettings,
  files: GraphOfFiles,
): DbtManifest | undefined {
  const { host, bounds } = reading;
  if (target === undefined) return undefined;
  const where = whereabouts(host, `${target}/manifest.json`, bounds);
  if (where.kind !== "inside" || !where.real.endsWith("/manifest.json")) return undefined;
  const written = host.modifiedAt(where.real);
  if (written.kind === "failed") return undefined;
  const isOlder = (path: string): boolean => {
    const modified = host.modifiedAt(path);
    return modified.kind === "done" && modified.value <= written.value;
  };
  if (![...reading.seen].every(isOlder)) return undefined;
  const read = host.readFile(where.real, { maxBytes: largestManifest });
  const manifest = read.kind === "done" ? readManifest(new TextDecoder().decode(read.value)) : undefined;
  return manifest !== undefined && isMadeOf(manifest, files) ? manifest : undefined;
}

/** That of a project of three thousand models. Reading one takes ten times its size in memory. */
const largestManifest = 64 * 1024 * 1024;
