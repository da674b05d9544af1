import type { Host } from "../host/host.ts";

/** The folders of the dbt projects in a folder or at most three folders below it, the first five. Absolute. Installed packages
 *  are none, nor is the project of another product, which has a floe.yaml of its own. */
export function projectsBelow(host: Host, folder: string): readonly string[] {
  const found: string[] = [];
  collect({ host, found }, folder, 0);
  return found;
}

const deepest = 3;
const mostProjects = 5;
const mostFolders = 200;

interface Search {
  readonly host: Host;
  readonly found: string[];
}

function collect(search: Search, folder: string, depth: number): void {
  const { host, found } = search;
  if (depth > 0 && host.exists(`${folder}/floe.yaml`)) return;
  if (host.exists(`${folder}/dbt_project.yml`)) {
    found.push(folder);
    return;
  }
  const listed = depth < deepest ? host.listDirectory(folder) : undefined;
  const entries = listed?.kind === "done" ? listed.value : [];
  const folders = entries.filter(({ kind, name }) => kind === "directory" && !isOfTools(name));
  for (const { name } of folders.slice(0, mostFolders)) {
    if (found.length >= mostProjects) return;
    collect(search, `${folder}/${name}`, depth + 1);
  }
}

function isOfTools(name: string): boolean {
  return /^(?:\.|(?:node_modules|dbt_packages|dbt_modules|site-packages|target|floe_target)$)/u.test(name);
}
