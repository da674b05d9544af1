import type { Distrust, Distrusted } from "./search-bounds.ts";

/** Why something is not taken, to stand behind its name and a colon. */
export function distrustWords(distrust: Distrust): string {
  return distrust.kind === "open" ? "everybody may write to it" : `it belongs to user ${distrust.owner}`;
}

/** What to do when it is meant to be taken. `path` is the one that is shown. */
export function distrustRemedy({ path, distrust }: Distrusted): string {
  return distrust.kind === "open"
    ? `If it is yours, take that right away:\n    chmod o-w ${path}`
    : `If you trust it, make it yours:\n    chown "$(id -u)" ${path}`;
}
