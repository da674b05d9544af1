import type { TimeLimit } from "floe-core";

/** The limit of the plugin's code that is running. */
export const pending: { limit: TimeLimit | undefined } = { limit: undefined };

const key = Symbol.for("floe.pending");

/** How a script, which finds what it shall call in a global name only, speaks of the function that waits there. */
export const pendingName = 'globalThis[Symbol.for("floe.pending")]';

/** Puts a function there. */
export function setPending(limit: TimeLimit, call: () => unknown): void {
  pending.limit = limit;
  Reflect.set(globalThis, key, call);
}

/** Takes it away again. */
export function clearPending(): void {
  pending.limit = undefined;
  Reflect.deleteProperty(globalThis, key);
}

/** What a plugin is told that has had its time. */
export function tooLong({ seconds }: TimeLimit): string {
  return `it was not done after ${seconds} seconds`;
}
