import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { isInRange } from "../text/version-range.ts";
import { kitDiagnostics } from "./kit-problems.ts";
import type { PackageJson } from "./package-json.ts";
import type { PluginCandidate } from "./plugin-candidate.ts";

/** A package as it would be published. */
export interface PublishedPackage {
  readonly directory: string;
  readonly packageJson: PackageJson;
  /** What package.json lists under `files`. */
  readonly files: readonly string[] | undefined;
  readonly candidates: readonly PluginCandidate[];
}

/** What would go wrong where the package is installed: a module that is not in it, an import that nobody installs. */
export function packageFindings(host: Host, published: PublishedPackage): readonly Diagnostic[] {
  const { candidates, files } = published;
  const modules = candidates.flatMap(({ code }) => (code.kind === "installed" ? [code.module] : []));
  return [
    ...(files === undefined ? [kitDiagnostics["no-files"]({}, undefined)] : []),
    ...[...new Set(modules)].flatMap((module) => moduleFindings(host, module, published)),
    ...[...new Set(candidates.map(({ contract }) => contract))].flatMap(contractFindings),
  ];
}

function moduleFindings(
  host: Host,
  module: string,
  { directory, packageJson, files }: PublishedPackage,
): readonly Diagnostic[] {
  const read = host.readFile(joinPath(directory, module), { maxBytes: maxModuleBytes });
  // A larger one is a bundle, which imports nothing that it does not bring.
  if (read.kind === "failed" && read.failure.errno !== "EFBIG")
    return [kitDiagnostics["not-built"]({ module }, undefined)];
  const isLeftOut = files !== undefined && !files.some((entry) => covers(entry, module));
  const text = read.kind === "done" ? new TextDecoder().decode(read.value) : "";
  const known = new Set([...packageJson.importable, packageJson.name]);
  const undeclared = [...new Set(importedPackages(text))].filter((name) => !known.has(name));
  return [
    ...(isLeftOut ? [kitDiagnostics["left-out"]({ module }, undefined)] : []),
    ...undeclared.map((name) => kitDiagnostics["undeclared-import"]({ module, name }, undefined)),
  ];
}

const maxModuleBytes = 1024 * 1024;

/** Whether an entry of `files` covers a path. One with signs of a pattern is trusted to. */
function covers(entry: string, path: string): boolean {
  const plain = (text: string): string => text.replace(/^(?:\.?\/)+/u, "").replace(/(?:\/\*{0,2})+$/u, "");
  const [pattern, file] = [plain(entry), plain(path)];
  if (/[*?[{!]/u.test(pattern)) return !pattern.startsWith("!");
  return pattern === "" || pattern === "." || file === pattern || file.startsWith(`${pattern}/`);
}

/** The packages that a module imports by name, at its top. */
function importedPackages(text: string): readonly string[] {
  const imports = text.matchAll(/^(?:import|export)\s*(?:[\w$*{},\s]+\bfrom\s*)?["']([^"'\n]+)["']/gmu);
  const found = [...imports].map(([, name = ""]) => name);
  return found.flatMap((name) => {
    if (/^(?:[./#]|node:)/u.test(name)) return [];
    const [first = "", second = ""] = name.split("/");
    return [name.startsWith("@") ? `${first}/${second}` : first];
  });
}

// No contract has such a number.
const farAway = "9999.0.0";

function contractFindings(contract: string): readonly Diagnostic[] {
  const isNumber = /^\d+(?:\.\d+){0,2}$/u.test(contract);
  const isOpen = !isNumber && isInRange(farAway, contract) === true;
  return isOpen ? [kitDiagnostics["open-contract"]({ contract }, undefined)] : [];
}
