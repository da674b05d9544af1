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
  return { path: valuesOutput, text: heading + renderYaml(value), owner: coreOwner, trace };
}
