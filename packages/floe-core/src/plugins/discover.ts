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
import type { PluginId } from "../origins/origin.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Plugin } from "./contract.ts";
import { PluginMetadata } from "./metadata.ts";
import { type PackageJson, packageJsonOf, readPackageJson } from "./package-json.ts";
import { broken, findProjectPackage, type ProjectPackage, untrusted } from "./package-search.ts";
import { pluginDiagnostics } from "./problems.ts";

/** A plugin that comes with the command: its package.json, and its code behind a function that runs when selected. */
export interface BundledPlugin {
  readonly packageJson: unknown;
  readonly load: () => Plugin;
}

/** A plugin that could be selected. Its code has not run. */
export interface PluginCandidate {
  readonly id: PluginId;
  readonly kind: PluginKind;
  readonly name: string;
  readonly contract: string;
  readonly bugPage: string | undefined;
  readonly code:
    | { readonly kind: "bundled"; readonly load: () => Plugin }
    | {
        readonly kind: "installed";
        readonly directory: string;
        /** The same, seen from the folder of the project's own file: alike on every machine. */
        readonly folder: string;
        readonly module: string;
      };
}

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
    return read?.name === undefined ? [] : candidateOf(read.name, read, { kind: "bundled", load }, diagnostics);
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
    const module = PluginMetadata.safeParse(reading.packageJson.floe).data?.module ?? "";
    const folder = relativePath(directory, bounds.folders[0] ?? bounds.root);
    return candidateOf(name, reading.packageJson, { kind: "installed", directory, folder, module }, diagnostics);
  }
  return [];
}

/** A plugin by the name under which it is installed: a package can call itself anything. */
function candidateOf(
  packageName: string,
  { floe, version, bugPage }: PackageJson,
  code: PluginCandidate["code"],
  diagnostics: Diagnostic[],
): readonly PluginCandidate[] {
  const metadata = PluginMetadata.safeParse(floe);
  if (!metadata.success) {
    const [issue] = metadata.error.issues;
    const problem = issue === undefined ? "unreadable" : `${issue.path.join(".") || "floe"}: ${issue.message}`;
    diagnostics.push(pluginDiagnostics["metadata-invalid"]({ packageName, problem }, undefined));
    return [];
  }
  const { kind, name, contract } = metadata.data;
  return [{ id: { package: packageName, version }, kind, name, contract, bugPage, code }];
}

function keyOf({ kind, name, id }: PluginCandidate): string {
  return `${kind}/${name}/${id.package}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
