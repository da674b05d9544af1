import { type BundledPlugin, type CatalogueEntry, catalogue, diagnosticCatalogue, problemsOfRules } from "floe-core";
import { commandDiagnostics } from "./command-diagnostics.ts";

/** Every code that the compiler, the command and the plugins which come with floe report, in order. A plugin that the
 *  project installs brings its own documentation: explaining runs no code of the project. */
export function knownCodes(bundled: readonly BundledPlugin[]): readonly CatalogueEntry[] {
  const plugins = problemsOfRules(bundled.flatMap(({ load }) => load().rules ?? []));
  return catalogue([...diagnosticCatalogue(), ...commandDiagnostics, ...plugins]);
}
