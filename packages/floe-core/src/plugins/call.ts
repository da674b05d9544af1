import { Bug } from "../diagnostics/bug.ts";
import type { PluginId } from "../origins/origin.ts";
import type { PluginCandidate } from "./discover.ts";
import { type CallWithin, hookSeconds, type TimeLimit } from "./time-limit.ts";

/** A mistake inside a plugin: exit code 70, with the plugin to blame and where to tell its authors. */
export class PluginBug extends Bug {
  override readonly name = "PluginBug";
  readonly plugin: PluginId;
  readonly bugPage: string | undefined;

  constructor({ id, bugPage }: Pick<PluginCandidate, "id" | "bugPage">, hook: string, cause: unknown) {
    const report = bugPage === undefined ? "" : ` Report it at ${bugPage}.`;
    super(`The plugin \`${id.package}\` ${id.version} failed in \`${hook}\`: ${reasonOf(cause)}.${report}`, { cause });
    this.plugin = id;
    this.bugPage = bugPage;
  }
}

/** Calls a hook of a plugin; what it throws, and that it does not end, is the plugin's bug and not ours. */
export function callHook<T>(
  plugin: { readonly candidate: PluginCandidate; readonly callWithin: CallWithin },
  hook: string,
  call: () => T,
): T {
  try {
    return plugin.callWithin(timeLimit(plugin.candidate, hook, hookSeconds), call);
  } catch (cause) {
    throw cause instanceof PluginBug ? cause : new PluginBug(plugin.candidate, hook, cause);
  }
}

/** The limit of a call, whose bug blames the plugin. */
export function timeLimit(candidate: PluginCandidate, hook: string, seconds: number): TimeLimit {
  return { seconds, bug: (reason) => new PluginBug(candidate, hook, reason) };
}

// One line: what follows, where to report it, must not get lost behind a dump of several.
function reasonOf(cause: unknown): string {
  const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
  return line.replace(/\.$/u, "");
}
