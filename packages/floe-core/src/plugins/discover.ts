import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import type { PluginId } from "../origins/origin.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Plugin } from "./contract.ts";
import { PackageJson, PluginMetadata } from "./metadata.ts";
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
    | { readonly kind: "installed"; readonly directory: string; readonly module: string };
}

/** What discovery found, with what was wrong with it. */
export interface Discovery {
  readonly candidates: readonly PluginCandidate[];
  readonly diagnostics: readonly Diagnostic[];
}

const packageJsonBytes = 1024 * 1024;

/** Finds plugins without running their code: those that come with floe, and the dependencies of the package.json at
 *  or above a directory whose own package.json has a `floe` field. An installed package stands in for a bundled one
 *  of the same name. */
export function discoverPlugins(host: Host, directory: string, bundled: readonly BundledPlugin[]): Discovery {
  const diagnostics: Diagnostic[] = [];
  const installed = installedCandidates(host, directory, diagnostics);
  const names = new Set(installed.map(({ id }) => id.package));
  const own = bundled.flatMap(({ packageJson, load }) => {
    const candidate = candidateOf(PackageJson.parse(packageJson), { kind: "bundled", load }, diagnostics);
    return candidate === undefined || names.has(candidate.id.package) ? [] : [candidate];
  });
  const candidates = [...own, ...installed].sort((left, right) => compareText(keyOf(left), keyOf(right)));
  return { candidates, diagnostics };
}

function installedCandidates(host: Host, directory: string, diagnostics: Diagnostic[]): readonly PluginCandidate[] {
  const root = nearestPackage(host, directory);
  if (root === undefined) return [];
  const { dependencies, devDependencies, optionalDependencies } = root.packageJson;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
  return names.flatMap((name) => {
    const folder = installedFolder(host, root.directory, name);
    const packageJson = folder === undefined ? undefined : readPackageJson(host, folder);
    if (folder === undefined || packageJson?.floe === undefined) return [];
    const module = PluginMetadata.safeParse(packageJson.floe).data?.module ?? "";
    return candidateOf(packageJson, { kind: "installed", directory: folder, module }, diagnostics) ?? [];
  });
}

function candidateOf(
  packageJson: PackageJson,
  code: PluginCandidate["code"],
  diagnostics: Diagnostic[],
): PluginCandidate | undefined {
  const metadata = PluginMetadata.safeParse(packageJson.floe);
  if (!metadata.success) {
    const [issue] = metadata.error.issues;
    const problem = issue === undefined ? "unreadable" : `${issue.path.join(".") || "floe"}: ${issue.message}`;
    diagnostics.push(pluginDiagnostics["metadata-invalid"]({ packageName: packageJson.name, problem }, undefined));
    return undefined;
  }
  const { kind, name, contract } = metadata.data;
  const { bugs, version } = packageJson;
  const bugPage = typeof bugs === "string" ? bugs : bugs?.url;
  return { id: { package: packageJson.name, version }, kind, name, contract, bugPage, code };
}

interface FoundPackage {
  readonly directory: string;
  readonly packageJson: PackageJson;
}

function nearestPackage(host: Host, directory: string): FoundPackage | undefined {
  for (const folder of upwards(directory)) {
    const packageJson = readPackageJson(host, folder);
    if (packageJson !== undefined) return { directory: folder, packageJson };
  }
  return undefined;
}

// Node's own rule: the nearest `node_modules` above that has the package.
function installedFolder(host: Host, directory: string, name: string): string | undefined {
  for (const folder of upwards(directory)) {
    const candidate = `${folder === "/" ? "" : folder}/node_modules/${name}`;
    if (host.exists(`${candidate}/package.json`)) return candidate;
  }
  return undefined;
}

function readPackageJson(host: Host, folder: string): PackageJson | undefined {
  const read = host.readFile(`${folder === "/" ? "" : folder}/package.json`, { maxBytes: packageJsonBytes });
  if (read.kind === "failed") return undefined;
  return PackageJson.safeParse(parseJson(new TextDecoder().decode(read.value))).data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A package.json that is no JSON is the package manager's to report; it announces no plugin.
    return undefined;
  }
}

function* upwards(directory: string): Generator<string> {
  for (let folder = directory; ; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    yield folder === "" ? "/" : folder;
    if (folder === "" || folder === "/") return;
  }
}

function keyOf({ kind, name, id }: PluginCandidate): string {
  return `${kind}/${name}/${id.package}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
