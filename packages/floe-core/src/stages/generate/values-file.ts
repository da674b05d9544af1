import { materialize } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { valuesOutput } from "../../outputs/own-outputs.ts";
import { renderYaml } from "../../outputs/render-yaml.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { GeneratingPlugin } from "./generating-plugins.ts";
import { helmValues } from "./helm-values.ts";
import { pluginParts } from "./plugin-parts.ts";

const heading =
  "# Helm values, written by floe from manifest.yaml and floe.yaml. Change those, then run `floe compile`.\n";

/** floe_target/values.yaml: what the cluster has to know, in one place for each kind of plugins. */
export function valuesFile(project: CompiledProject, plugins: readonly GeneratingPlugin[]): GeneratedFile {
  const { value, trace } = materialize(helmValues(project, pluginParts(project, plugins)));
  const text = heading + (hasLargeNumber(value) ? forLargeNumbers : "") + renderYaml(value);
  return { path: valuesOutput, text, owner: coreOwner, trace };
}

// Helm takes every number for one with a point. `toYaml` writes it as it is here, `{{ }}` alone does not.
const forLargeNumbers =
  "# A template that prints a number from a million on writes `{{ .Values.x | int64 }}`: without it Helm prints 1e+06.\n";

function hasLargeNumber(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) >= 1_000_000;
  return typeof value === "object" && value !== null && Object.values(value).some(hasLargeNumber);
}
