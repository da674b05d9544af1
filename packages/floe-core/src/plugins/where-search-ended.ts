import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { display } from "../secrets/display.ts";
import type { Discovery } from "./discover.ts";

/** Where the search for a package.json ended, for whoever misses a plugin; `undefined` when one was found, since that decides. */
export function whereSearchEnded(host: Host, { bounds, projectPackage, diagnostics }: Discovery): string | undefined {
  const shown = (path: string): string => `\`${display(shownPath(path, host.workingDirectory))}\``;
  const { folders, root, openFolder } = bounds;
  if (projectPackage !== undefined) return undefined;
  if (diagnostics.length > 0 && folders.length > 0) {
    return "The package.json of the project is not used: another finding says why.";
  }
  if (folders.length === 0) {
    return `No package.json was looked for: everybody may write to ${shown(root)}, the folder of the project.`;
  }
  const end = openFolder === undefined ? `, where the project ends` : `: everybody may write to ${shown(openFolder)}`;
  const from = folders[0] ?? root;
  const where = from === root ? `in ${shown(root)} only` : `from ${shown(from)} up to ${shown(root)}`;
  return `A package.json was looked for ${where}${end}.`;
}
