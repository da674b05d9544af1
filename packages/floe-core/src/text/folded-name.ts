/** How an engine tells the names of tables and columns apart: it keeps them as they are and compares them without case, turns
 *  them into upper or lower case, or takes each as written. */
export const identifierFoldings = ["case-insensitive", "upper", "lower", "exact"] as const;
/** How an engine tells names apart. */
export type IdentifierFolding = (typeof identifierFoldings)[number];

/** A name as an engine compares it: names are the same to it when this is the same. */
export function foldedIdentifier(name: string, folding: IdentifierFolding): string {
  const composed = name.normalize("NFC");
  return folding === "exact" ? composed : withoutCase(composed);
}

/** A name as it becomes part of a path, a service or a job: without case, without the ways to write one letter, and with one
 *  sign for all that is neither letter nor digit. What may turn out the same somewhere is the same. */
export function foldedName(name: string): string {
  return withoutCase(name.normalize("NFKC"))
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "_")
    .replace(/^_+|_+$/gu, "");
}

/** A path as file systems compare it that ignore case, and how letters are composed. */
export function foldedPath(path: string): string {
  return withoutCase(path.normalize("NFC"));
}

// Upper case first: `ß` and `ss`, or the two small sigmas, are one to systems that fold by it. Of no locale.
function withoutCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}
