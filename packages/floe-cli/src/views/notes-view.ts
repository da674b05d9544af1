import { display, type FreeKey, renderPlace } from "floe-core";

/** A line for each note: where it stands and what it is called. */
export function notesView(keys: readonly FreeKey[]): string {
  if (keys.length === 0) return "There are no keys that start with `x-`.\n";
  return keys.map(({ name, span }) => `${renderPlace(span)}: ${display(name)}\n`).join("");
}
