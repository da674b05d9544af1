import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import { firstDistrusted, type SearchBounds, searchBounds } from "../host/search-bounds.ts";
import { isTable } from "../text/is-table.ts";
import { kitDiagnostics } from "./kit-problems.ts";
import { packageFindings } from "./package-findings.ts";
import { readPackageJson } from "./package-json.ts";
import { pluginsOfPackage } from "./package-plugins.ts";
import { broken, untrusted } from "./package-search.ts";
import type { PluginCandidate } from "./plugin-candidate.ts";

/** A package whose plugins are to be checked. None of its code has run. */
export interface CheckedPackage {
  readonly name: string;
  readonly version: string;
  /** The parsed package.json. */
  readonly packageJson: unknown;
  readonly candidates: readonly PluginCandidate[];
  /** Whose code may run. */
  readonly bounds: SearchBounds;
}

/** Reads the package in a folder, and says what is wrong with it as a package: before its code runs, and whatever that does. The owner of
 *  the package counts as that of the project, unless the bounds of a project are given. */
export function packageToCheck(
  host: Host,
  directory: string,
  project?: SearchBounds,
): { readonly found: CheckedPackage | undefined; readonly findings: readonly Diagnostic[] } {
  const file = joinPath(directory, "package.json");
  const bounds = project ?? searchBounds(host, { file });
  const shown = shownPath(directory, host.workingDirectory);
  const reading = readPackageJson(host, directory);
  if (reading.kind === "absent") return refused(shown, "has no package.json");
  if (reading.kind !== "read") return { found: undefined, findings: [broken(host, file, reading)] };
  const distrusted = firstDistrusted(host, [directory, file], bounds);
  if (distrusted !== undefined) {
    return { found: undefined, findings: [{ ...untrusted(host, file, distrusted), severity: "error" }] };
  }
  const { packageJson, text } = reading;
  if (packageJson.floe === undefined) return refused(shown, "is a package without plugins: package.json has no `floe`");
  const codeOf = (module: string): PluginCandidate["code"] => ({ kind: "installed", directory, folder: ".", module });
  const invalid: Diagnostic[] = [];
  const packageName = packageJson.name ?? shown;
  const candidates = pluginsOfPackage({ packageName, packageJson, codeOf }, invalid);
  const raw = parsed(text);
  const findings = [
    ...invalid.map((each): Diagnostic => ({ ...each, severity: "error" })),
    ...packageFindings(host, { directory, packageJson, files: filesOf(raw), candidates }),
  ];
  return { found: { name: packageName, version: packageJson.version, packageJson: raw, candidates, bounds }, findings };
}

function refused(
  folder: string,
  problem: string,
): { readonly found: undefined; readonly findings: readonly Diagnostic[] } {
  return { found: undefined, findings: [kitDiagnostics["no-package"]({ folder, problem }, undefined)] };
}

// It was read as JSON a moment ago.
function parsed(text: string): unknown {
  return JSON.parse(text);
}

function filesOf(packageJson: unknown): readonly string[] | undefined {
  const files = isTable(packageJson) ? packageJson["files"] : undefined;
  return Array.isArray(files) ? files.filter((entry) => typeof entry === "string") : undefined;
}
