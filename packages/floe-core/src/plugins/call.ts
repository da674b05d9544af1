import { Bug } from "../diagnostics/bug.ts";
import type { PluginId } from "../source/origin.ts";

/** A mistake inside a plugin: exit code 70, with the plugin to blame and where to tell its authors. */
export class PluginBug extends Bug {
  override readonly name = "PluginBug";
  readonly plugin: PluginId;
  readonly bugPage: string | undefined;

  constructor(plugin: PluginId, bugPage: string | undefined, hook: string, cause: unknown) {
    super(`The plugin \`${plugin.package}\` ${plugin.version} failed in \`${hook}\`: ${reasonOf(cause)}`, { cause });
    this.plugin = plugin;
    this.bugPage = bugPage;
  }
}

/** Calls a hook of a plugin; what it throws is the plugin's bug and not ours. */
export function callHook<T>(
  owner: { readonly id: PluginId; readonly bugPage: string | undefined },
  hook: string,
  call: () => T,
): T {
  try {
    return call();
  } catch (cause) {
    throw new PluginBug(owner.id, owner.bugPage, hook, cause);
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
