import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { PluginMetadata } from "./metadata.ts";
import type { PackageJson } from "./package-json.ts";
import type { PluginCandidate } from "./plugin-candidate.ts";
import { pluginDiagnostics } from "./problems.ts";

/** A package that may bring plugins, by the name under which it is installed: a package can call itself anything. */
export interface PluginPackage {
  readonly packageName: string;
  readonly packageJson: PackageJson;
  /** Where the code is that a module of it names. */
  readonly codeOf: (module: string) => PluginCandidate["code"];
}

// Nobody writes so many by hand, and each is checked at every start.
const mostPlugins = 100;

/** The plugins that a package announces: one, or a list of them. What is wrong with one of a list leaves out that one. */
export function pluginsOfPackage(
  { packageName, packageJson, codeOf }: PluginPackage,
  diagnostics: Diagnostic[],
): readonly PluginCandidate[] {
  const { floe, version, bugPage } = packageJson;
  const entries: readonly unknown[] = Array.isArray(floe) ? floe : [floe];
  const found = new Map<string, PluginCandidate>();
  const report = (problem: string): void => {
    diagnostics.push(pluginDiagnostics["metadata-invalid"]({ packageName, problem }, undefined));
  };
  if (entries.length > mostPlugins) report(`it lists more than ${mostPlugins} plugins`);
  if (Array.isArray(floe) && entries.length === 0) report("the list is empty");
  for (const [index, entry] of entries.slice(0, mostPlugins).entries()) {
    const metadata = PluginMetadata.safeParse(entry);
    if (!metadata.success) {
      report(problemOf(metadata.error.issues[0], Array.isArray(floe) ? `[${index}]` : ""));
      continue;
    }
    const { kind, name, contract, module } = metadata.data;
    const key = `${kind}/${name}`;
    if (found.has(key)) report(`it lists the ${kind.replaceAll("_", " ")} \`${name}\` twice`);
    else found.set(key, { id: { package: packageName, version }, kind, name, contract, bugPage, code: codeOf(module) });
  }
  return [...found.values()];
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problemOf(issue: Issue | undefined, place: string): string {
  if (issue === undefined) return "unreadable";
  const key = issue.path.map(String).join(".");
  return `${key === "" ? `floe${place}` : place === "" ? key : `floe${place}.${key}`}: ${issue.message}`;
}
