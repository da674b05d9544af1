import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { distrustRemedy, distrustWords } from "../host/distrust-words.ts";
import { errnoWords } from "../host/errno-words.ts";
import type { Host } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import { type Distrusted, firstDistrusted, type SearchBounds } from "../host/search-bounds.ts";
import { npmPackageName } from "../schemas/shared/npm-package-name.ts";
import { jsonFault } from "../text/json-fault.ts";
import type { SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import { type PackageJson, type PackageReading, packageJsonBytes, readPackageJson } from "./package-json.ts";
import { pluginDiagnostics } from "./problems.ts";

/** The package.json that says what a project depends on. */
export interface ProjectPackage {
  readonly directory: string;
  readonly packageJson: PackageJson;
  /** The names of its dependencies that npm takes for names. */
  readonly dependencies: readonly string[];
}

/** Finds the nearest package.json within the bounds. One that may not be used ends the search as well: what stands further up
 *  was not meant. */
export function findProjectPackage(
  host: Host,
  bounds: SearchBounds,
  diagnostics: Diagnostic[],
): ProjectPackage | undefined {
  for (const directory of bounds.folders) {
    const reading = readPackageJson(host, directory);
    if (reading.kind === "absent") continue;
    const file = joinPath(directory, "package.json");
    const distrusted = firstDistrusted(host, [directory, file], bounds);
    if (distrusted !== undefined) diagnostics.push(untrusted(host, file, distrusted));
    else if (reading.kind !== "read") diagnostics.push(broken(host, file, reading));
    else return { directory, ...checked(host, file, reading, diagnostics) };
    return undefined;
  }
  if (bounds.folders.length === 0) diagnostics.push(...inOpenFolder(host, bounds));
  return undefined;
}

/** That a file is not used because of who owns it, or a folder that it stands in, or may write there. */
export function untrusted(host: Host, file: string, { path, distrust }: Distrusted): Diagnostic {
  const shown = shownPath(path, host.workingDirectory);
  const parameters = {
    file: shownPath(file, host.workingDirectory),
    reason: path === file ? distrustWords(distrust) : `of \`${shown}\`: ${distrustWords(distrust)}`,
    remedy: distrustRemedy({ path: shown, distrust }),
  };
  return pluginDiagnostics["untrusted-file"](parameters, undefined, { about: [parameters.file] });
}

/** That a package.json is there and says nothing. */
export function broken(
  host: Host,
  file: string,
  reading: Extract<PackageReading, { readonly kind: "unreadable" | "unusable" }>,
): Diagnostic {
  const shown = shownPath(file, host.workingDirectory);
  const report = pluginDiagnostics["broken-package-json"];
  if (reading.kind === "unreadable") {
    const isLarge = reading.errno === "EFBIG";
    const words = isLarge ? `it is larger than ${packageJsonBytes / 1024 / 1024} MiB` : errnoWords(reading.errno);
    // npm reads files of any size.
    return report({ file: shown, problem: words }, undefined, {
      about: [shown],
      ...(isLarge ? { severity: "warning" } : {}),
    });
  }
  const fault = jsonFault(reading.text);
  if (fault === undefined) {
    return report({ file: shown, problem: "it holds no object" }, undefined, { about: [shown] });
  }
  const source: SourceFile = { path: file, shown, text: reading.text };
  const span = insideText({ source, start: fault, end: fault + 1 });
  // What is no package.json may be anything that a link leads to. None of it is shown.
  if (!looksLikePackageJson(reading.text)) {
    return report({ file: shown, problem: "it is no JSON" }, undefined, { about: [shown] });
  }
  return report({ file: shown, problem: "it is no JSON" }, span);
}

function looksLikePackageJson(text: string): boolean {
  return (
    /^\s*\{/u.test(text) && /"(?:private|scripts|(?:dev|optional|peer)?[dD]ependencies|workspaces)"\s*:/u.test(text)
  );
}

function checked(
  host: Host,
  file: string,
  { packageJson, text }: Extract<PackageReading, { readonly kind: "read" }>,
  diagnostics: Diagnostic[],
): Omit<ProjectPackage, "directory"> {
  const source: SourceFile = { path: file, shown: shownPath(file, host.workingDirectory), text };
  const dependencies = packageJson.dependencies.filter((name) => npmPackageName.test(name));
  for (const name of packageJson.dependencies) {
    if (npmPackageName.test(name)) continue;
    diagnostics.push(pluginDiagnostics["dependency-name"]({ name }, placeOfKey(source, name)));
  }
  return { packageJson, dependencies };
}

/** Where a key stands that a package.json is known to have. A key that is written with escapes is not found. */
function placeOfKey(source: SourceFile, key: string): Span {
  const written = JSON.stringify(key);
  for (let at = source.text.indexOf(written); at !== -1; at = source.text.indexOf(written, at + 1)) {
    const end = at + written.length;
    if (/^\s*:/u.test(source.text.slice(end, end + 100))) return insideText({ source, start: at, end });
  }
  return insideText({ source, start: 0, end: 1 });
}

function inOpenFolder(host: Host, { root, openFolder }: SearchBounds): readonly Diagnostic[] {
  const file = joinPath(root, "package.json");
  if (openFolder === undefined || !host.exists(file)) return [];
  return [untrusted(host, file, { path: openFolder, distrust: { kind: "open" } })];
}
