import type { Note } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";

/** A note that points at the list which decides. */
export function notesAt(list: Located<unknown>): { readonly notes: readonly Note[] } {
  const span = placeOf(list);
  return { notes: span === undefined ? [] : [{ message: "The list is here.", span }] };
}
