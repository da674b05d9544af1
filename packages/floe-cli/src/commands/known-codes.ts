import {
  type BundledPlugin,
  type CatalogueEntry,
  catalogue,
  diagnosticCatalogue,
  initDiagnostics,
  kitDiagnostics,
  problemsOfRules,
  syncDiagnostics,
} from "floe-core";
import { newPluginDiagnostics } from "../new-plugin/problems.ts";
import { pathDiagnostics } from "../path-diagnostics.ts";
import { pullDiagnostics } from "../registry/pull-problems.ts";
import { registryDiagnostics } from "../registry/registry-problems.ts";

/** Every code that the compiler, the command and the plugins which come with floe report, in order. A plugin that the
 *  project installs brings its own documentation: explaining runs no code of the project. */
export function knownCodes(bundled: readonly BundledPlugin[]): readonly CatalogueEntry[] {
  const plugins = problemsOfRules(bundled.flatMap(({ load }) => load().rules ?? []));
  const ofCommands = [
    pathDiagnostics,
    initDiagnostics,
    syncDiagnostics,
    pullDiagnostics,
    registryDiagnostics,
    newPluginDiagnostics,
    kitDiagnostics,
  ];
  const commands = ofCommands.flatMap(({ entries }) => entries);
  return catalogue([...diagnosticCatalogue(), ...commands, ...plugins]);
}
