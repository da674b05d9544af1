import { freeForm, type Traced, type TracedJson } from "../../origins/traced.ts";
import { tracedWithoutPlaintext } from "../../origins/withhold.ts";
import { callHook } from "../../plugins/call.ts";
import { helmResult } from "../../plugins/hook-results.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { HelmPart } from "../../schemas/values/helm-parts.ts";
import { type GeneratingPlugin, generateContext } from "./generating-plugins.ts";

/** What the selected plugins give for the Helm values, each for the part of its kind; `undefined` for a kind whose plugin
 *  gives nothing. */
export type PluginParts = <K extends PluginKind>(kind: K) => Traced<HelmPart<K>> | undefined;

/** Asks the plugins for their parts. A part has been checked with its kind's schema; secrets in plain text are withheld. */
export function pluginParts(project: CompiledProject, plugins: readonly GeneratingPlugin[]): PluginParts {
  const parts = new Map<PluginKind, TracedJson>();
  for (const generating of plugins) {
    const part = partOf(project, generating);
    if (part !== undefined) parts.set(generating.loaded.plugin.kind, tracedWithoutPlaintext(part));
  }
  return (kind) => {
    const part = parts.get(kind);
    return part === undefined ? undefined : freeForm(part);
  };
}

function partOf(project: CompiledProject, generating: GeneratingPlugin): TracedJson | undefined {
  const { loaded, options } = generating;
  const { plugin } = loaded;
  return callHook(loaded, "helm", () => {
    if (plugin.helm === undefined) return undefined;
    return helmResult(plugin.helm(generateContext(project, generating)), { kind: plugin.kind, options });
  });
}
