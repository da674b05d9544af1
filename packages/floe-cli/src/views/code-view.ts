import { type CatalogueEntry, didYouMean } from "floe-core";

/** A code with its cause, an example and what to do. */
export function codeView({ code, severity, docs }: CatalogueEntry): string {
  const example = docs.example === undefined ? "" : `\nExample:\n${indented(docs.example)}\n`;
  return `${code} (${severity})\n\n${docs.cause}\n${example}\nFix: ${docs.fix}\n`;
}

/** A hint at the code that was probably meant. */
export function similarCodes(subject: string, codes: readonly string[]): string {
  const suggestion = didYouMean(subject, codes);
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
