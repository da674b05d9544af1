import { Bug } from "../diagnostics/bug.ts";
import type { PluginId } from "../origins/origin.ts";
import { display, displayUpTo } from "../secrets/display.ts";
import { thrownText } from "../text/thrown-text.ts";
import type { PluginCandidate } from "./discover.ts";
import { type CallWithin, hookSeconds, type TimeLimit } from "./time-limit.ts";

/** A mistake inside a plugin: exit code 70, with the plugin to blame and where to tell its authors. */
export class PluginBug extends Bug {
  override readonly name = "PluginBug";
  readonly plugin: PluginId;
  readonly bugPage: string | undefined;

  constructor({ id, bugPage }: Pick<PluginCandidate, "id" | "bugPage">, hook: string, cause: unknown) {
    const report = bugPage === undefined ? "" : ` Report it at ${displayUpTo(longestAddress, bugPage)}.`;
    const failed = `The plugin \`${display(id.package)}\` ${display(id.version)} failed in \`${display(hook)}\``;
    super(`${failed}: ${displayUpTo(longestReason, thrownText(cause).replace(/\.$/u, ""))}.${report}`, { cause });
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
  return plugin.callWithin(timeLimit(plugin.candidate, hook, hookSeconds), () => {
    try {
      return call();
    } catch (cause) {
      // Within the limit: what a plugin throws is asked for its message, which is code of the plugin again.
      throw isPluginBug(cause) ? cause : new PluginBug(plugin.candidate, hook, cause);
    }
  });
}

/** The limit of a call, whose bug blames the plugin. */
export function timeLimit(candidate: PluginCandidate, hook: string, seconds: number): TimeLimit {
  return { seconds, bug: (reason) => new PluginBug(candidate, hook, reason) };
}

/** Whether this is a bug that names its plugin already. */
export function isPluginBug(thrown: unknown): boolean {
  try {
    return thrown instanceof PluginBug;
  } catch {
    // A proxy may throw when it is asked what it is.
    return false;
  }
}

// What follows, where to report it, must not get lost behind a dump of something.
const longestReason = 400;
const longestAddress = 300;
