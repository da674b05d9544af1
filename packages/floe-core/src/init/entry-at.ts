import type { DirectoryEntry, Host } from "../host/host.ts";
import { directoryOf, joinPath, relativePath } from "../host/paths.ts";
import { resolvedRoot } from "../outputs/output-root.ts";

/** What stands at a path by itself: a link that leads nowhere is there as well. */
export function entryAt(host: Host, path: string): DirectoryEntry["kind"] | undefined {
  const listed = host.listDirectory(directoryOf(path));
  const name = path.slice(path.lastIndexOf("/") + 1);
  return listed.kind === "done" ? listed.value.find((entry) => entry.name === name)?.kind : undefined;
}

/** The first folder of some files that a link inside of `folder` leads away from where it seems to be: a project that was cloned could
 *  send files anywhere in this way. */
export function folderThatLeadsAway(host: Host, folder: string, paths: readonly string[]): string | undefined {
  const root = resolvedRoot(host, folder);
  const folders = new Set(paths.map(directoryOf));
  return [...folders].find((each) => resolvedRoot(host, each) !== joinPath(root, relativePath(each, folder)));
}
