import { Bug } from "../diagnostics/bug.ts";
import type { PluginId } from "../source/origin.ts";

/** A mistake inside a plugin: exit code 70, with the plugin to blame and where to tell its authors. */
export class PluginBug extends Bug {
  override readonly name = "PluginBug";
  readonly plugin: PluginId;
  readonly bugPage: string | undefined;

  constructor(plugin: PluginId, bugPage: string | undefined, hook: string, cause: unknown) {
    const report = bugPage === undefined ? "" : ` Report it at ${bugPage}.`;
    super(`The plugin \`${plugin.package}\` ${plugin.version} failed in \`${hook}\`: ${reasonOf(cause)}.${report}`, {
      cause,
    });
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

// One line: what follows, where to report it, must not get lost behind a dump of several.
function reasonOf(cause: unknown): string {
  const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return line.replace(/\.$/u, "");
}
