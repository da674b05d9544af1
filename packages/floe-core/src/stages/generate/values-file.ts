import { failed, type Outcome, ok } from "../../diagnostics/outcome.ts";
import { materializeJson } from "../../origins/traced.ts";
import { tracedWithoutPlaintext } from "../../origins/withhold.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { outputPath } from "../../outputs/output-path.ts";
import { renderYaml } from "../../outputs/render-yaml.ts";
import { callHook } from "../../plugins/call.ts";
import { tracedResult } from "../../plugins/hook-results.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { coreValues } from "./core-values.ts";
import { type GeneratingPlugin, generateContext } from "./generating-plugins.ts";
import { mergeValues, type ValuesPart } from "./merge-values.ts";

const heading =
  "# Helm values, written by floe from manifest.yaml and floe.yaml. Change those, then run `floe compile`.\n";

/** target/floe/values.yaml: the compiler's part and that of each plugin. */
export function valuesFile(project: CompiledProject, plugins: readonly GeneratingPlugin[]): Outcome<GeneratedFile> {
  const parts: readonly ValuesPart[] = [
    { owner: coreOwner, values: coreValues(project) },
    ...plugins.flatMap((generating) => pluginPart(project, generating)),
  ];
  const merged = mergeValues(parts);
  if (merged.value === undefined) return failed(merged.diagnostics);
  const { value, trace } = materializeJson(merged.value);
  return ok({
    path: outputPath("target/floe/values.yaml"),
    text: heading + renderYaml(value),
    owner: coreOwner,
    trace,
  });
}

function pluginPart(project: CompiledProject, generating: GeneratingPlugin): readonly ValuesPart[] {
  const { plugin, candidate } = generating.loaded;
  const values = callHook(generating.loaded, "helm", () =>
    plugin.helm === undefined
      ? undefined
      : tracedResult(plugin.helm(generateContext(project, generating)), generating.options),
  );
  return values === undefined ? [] : [{ owner: candidate.id, values: tracedWithoutPlaintext(values) }];
}
