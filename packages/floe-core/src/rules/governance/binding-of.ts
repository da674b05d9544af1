import { isWritten } from "../../checking/written-settings.ts";
import { at, isLocatedTable, isRefused, isThere, type Located, nodeOf } from "../../origins/located.ts";
import type { Switch } from "./governed-setting.ts";

/** Whether a setting binds somebody, by what it says of itself. */
export type Binding =
  | { readonly kind: "nobody" }
  /** Switched off, with settings of its own that have no effect then. */
  | { readonly kind: "off"; readonly by: Located<unknown> }
  /** `by` says how hard, where something does. */
  | { readonly kind: "binding"; readonly by: Located<unknown> | undefined }
  /** It calls itself strict, required or enabled. */
  | { readonly kind: "asserted"; readonly by: Located<unknown>; readonly key: string | undefined };

/** What a setting says of itself with its switches. Nothing where one of them was refused: that was said. */
export function bindingOf(setting: Located<unknown>, switches: readonly Switch[]): Binding | undefined {
  const read = switches.map((each) => ({ ...each, value: switchOf(setting, each.key) }));
  if (read.some(({ value }) => isRefused(value))) return undefined;
  if (isEmpty(setting)) return { kind: "nobody" };
  const off = read.find((each) => each.off?.includes(each.value.value));
  if (off !== undefined) {
    return hasMore(setting, off.key) ? { kind: "off", by: off.value } : { kind: "nobody" };
  }
  const asserted = read.find((each) => each.asserts?.includes(each.value.value));
  if (asserted !== undefined) return { kind: "asserted", by: asserted.value, key: asserted.key };
  // A key without a value that switches off says nothing about the section as a whole.
  return {
    kind: "binding",
    by: read.findLast(({ off: values, value }) => values !== undefined && isThere(value))?.value,
  };
}

function switchOf(setting: Located<unknown>, key: string | undefined): Located<unknown> {
  return key !== undefined && isLocatedTable(setting) ? at(setting, key) : setting;
}

// A list of no rules holds nobody to anything.
function isEmpty(setting: Located<unknown>): boolean {
  return Array.isArray(setting.value) && setting.value.length === 0;
}

function hasMore(setting: Located<unknown>, key: string | undefined): boolean {
  const node = nodeOf(setting);
  if (key === undefined || node?.kind !== "map") return false;
  return [...node.entries.keys()].some((other) => other !== key && !other.startsWith("x-"));
}

/** The place of what decides: the switch where it is written, else the setting itself. */
export function decidedBy(setting: Located<unknown>, by: Located<unknown> | undefined): Located<unknown> {
  return by !== undefined && isWritten(by) ? by : setting;
}
