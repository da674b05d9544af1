import { escapeUnsafe } from "../text/escape-unsafe.ts";
import { withoutSecrets } from "./withhold.ts";

/** User text made safe to print in one line: what looks like a secret is described instead, characters that act on a
 *  terminal or cannot be seen become escapes, and at most 120 characters are shown. A file name or a YAML key can hold a
 *  token or terminal escapes, or turn the reading direction. */
export function display(text: string): string {
  return displayUpTo(120, text);
}

/** The same with another limit: for a sentence of a plugin, or a path that somebody goes on with. */
export function displayUpTo(longest: number, text: string): string {
  // Shortened first, a secret would no longer be known by its form.
  const safe = withoutSecrets(text);
  return escapeUnsafe(safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe);
}
