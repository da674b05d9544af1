import { initDiagnostics, kitDiagnostics, syncDiagnostics } from "floe-core";
import { newPluginDiagnostics } from "../new-plugin/problems.ts";
import { pathDiagnostics } from "../path-diagnostics.ts";
import { pullDiagnostics } from "../registry/pull-problems.ts";
import { registryDiagnostics } from "../registry/registry-problems.ts";

/** What single commands report, beside the compiler. */
export const commandDiagnostics = [
  pathDiagnostics,
  initDiagnostics,
  syncDiagnostics,
  pullDiagnostics,
  registryDiagnostics,
  newPluginDiagnostics,
  kitDiagnostics,
].flatMap(({ entries }) => entries);
