import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { joinPath, relativePath } from "../host/paths.ts";
import {
  firstDistrusted,
  type ProjectPaths,
  pathsBetween,
  type SearchBounds,
  searchBounds,
} from "../host/search-bounds.ts";
import type { Plugin } from "./contract.ts";
import { packageJsonOf, readPackageJson } from "./package-json.ts";
import { pluginsOfPackage } from "./package-plugins.ts";
import { broken, findProjectPackage, type ProjectPackage, untrusted } from "./package-search.ts";
import type { PluginCandidate } from "./plugin-candidate.ts";

/** A plugin that comes with the command: its package.json, and its code behind a function that runs when selected. */
export interface BundledPlugin {
  readonly packageJson: unknown;
  readonly load: () => Plugin;
}

export type { PluginCandidate } from "./plugin-candidate.ts";

/** What discovery found, with what was wrong with it. */
export interface Discovery {
  readonly candidates: readonly PluginCandidate[];
  readonly diagnostics: readonly Diagnostic[];
  /** How far it went. */
  readonly bounds: SearchBounds;
  /** The package.json that it went by. */
  readonly projectPackage: ProjectPackage | undefined;
}

/** Finds plugins without running their code: those that come with floe, and the dependencies of the package.json beside or
 *  above a project's file whose own package.json has a `floe` field. The search ends at the bounds of the project, and takes
 *  only what its owner, the caller or root has put there. */
export function discoverPlugins(host: Host, project: ProjectPaths, bundled: readonly BundledPlugin[]): Discovery {
  const diagnostics: Diagnostic[] = [];
  const bounds = searchBounds(host, project);
  const projectPackage = findProjectPackage(host, bounds, diagnostics);
  const own = bundled.flatMap(({ packageJson, load }): readonly PluginCandidate[] => {
    const read = packageJsonOf(packageJson);
    if (read?.name === undefined) return [];
    const codeOf = (): PluginCandidate["code"] => ({ kind: "bundled", load });
    return pluginsOfPackage({ packageName: read.name, packageJson: read, codeOf }, diagnostics);
  });
  const installed =
    projectPackage === undefined ? [] : installedCandidates({ host, bounds, diagnostics }, projectPackage);
  const candidates = [...own, ...installed].sort((left, right) => compareText(keyOf(left), keyOf(right)));
  return { candidates, diagnostics, bounds, projectPackage };
}

interface Search {
  readonly host: Host;
  readonly bounds: SearchBounds;
  readonly diagnostics: Diagnostic[];
}

function installedCandidates(search: Search, { directory, dependencies }: ProjectPackage): readonly PluginCandidate[] {
  const { folders } = search.bounds;
  const above = folders.slice(folders.indexOf(directory));
  return dependencies.flatMap((name) => installedCandidate(search, name, above));
}

// Node's own rule: the nearest `node_modules` above that has the package.
function installedCandidate(
  { host, bounds, diagnostics }: Search,
  name: string,
  above: readonly string[],
): readonly PluginCandidate[] {
  for (const holder of above) {
    const directory = joinPath(holder, `node_modules/${name}`);
    const reading = readPackageJson(host, directory);
    if (reading.kind === "absent") continue;
    if (reading.kind === "read" && reading.packageJson.floe === undefined) return [];
    const file = joinPath(directory, "package.json");
    const distrusted = firstDistrusted(host, [...pathsBetween(holder, directory), file], bounds);
    if (distrusted !== undefined) {
      diagnostics.push(untrusted(host, file, distrusted));
      return [];
    }
    if (reading.kind !== "read") {
      diagnostics.push({ ...broken(host, file, reading), severity: "warning" });
      return [];
    }
    const folder = relativePath(directory, bounds.folders[0] ?? bounds.root);
    const codeOf = (module: string): PluginCandidate["code"] => ({ kind: "installed", directory, folder, module });
    return pluginsOfPackage({ packageName: name, packageJson: reading.packageJson, codeOf }, diagnostics);
  }
  return [];
}

function keyOf({ kind, name, id }: PluginCandidate): string {
  return `${kind}/${name}/${id.package}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
