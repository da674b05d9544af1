import {
  type CheckedPackage,
  callHook,
  type Diagnostic,
  kitDiagnostics,
  type LoadedPlugin,
  loadPlugin,
  PluginBug,
} from "floe-core";
import { checkPlugin, type PluginOptions, sampleOptions } from "floe-core/testing";
import type { Session } from "../session.ts";

/** The plugins of a package that were tried, and what was found in them. */
export interface CheckedPlugins {
  readonly plugins: readonly CheckedPlugin[];
  readonly findings: readonly Diagnostic[];
}

/** A plugin that was tried. */
export interface CheckedPlugin {
  readonly kind: string;
  readonly name: string;
}

/** Runs the code of each plugin of a package, under the rules of selected ones, and tries it with the conformance kit. `options` are those
 *  that somebody has written for a plugin, by its name. */
export async function checkPackage(
  { candidates, bounds, packageJson }: CheckedPackage,
  options: ReadonlyMap<string, PluginOptions>,
  { host, context }: Pick<Session, "host" | "context">,
): Promise<CheckedPlugins> {
  const plugins: CheckedPlugin[] = [];
  const findings: Diagnostic[] = [];
  const { runtime } = context.plugins;
  for (const candidate of candidates) {
    const { kind, name } = candidate;
    try {
      const { value: loaded, diagnostics } = await loadPlugin(candidate, { host, runtime, span: undefined, bounds });
      findings.push(...diagnostics);
      if (loaded === undefined) continue;
      const given = options.get(`${kind}/${name}`);
      const validConfig = given ?? callHook(loaded, "config", () => sampleOptions(loaded.plugin));
      findings.push(...(await foundIn(loaded, { validConfig, packageJson })));
      plugins.push({ kind, name });
    } catch (error) {
      // What the code does at its first word is a finding like any other.
      if (!(error instanceof PluginBug)) throw error;
      findings.push(kitDiagnostics["hook-failed"]({ message: error.message }, undefined));
    }
  }
  return { plugins, findings };
}

interface Subject {
  readonly validConfig: PluginOptions;
  readonly packageJson: unknown;
}

/** The findings of a plugin, which say whose they are where the package has several. */
async function foundIn({ plugin, callWithin }: LoadedPlugin, subject: Subject): Promise<readonly Diagnostic[]> {
  return checkPlugin(plugin, { ...subject, callWithin });
}
