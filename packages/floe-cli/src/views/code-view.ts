import { type CatalogueEntry, didYouMean } from "floe-core";

/** A code with its cause, an example and what to do. */
export function codeView({ code, severity, docs, rules = [] }: CatalogueEntry): string {
  const example = docs.example === undefined ? "" : `\nExample:\n${indented(docs.example)}\n`;
  return `${code} (${severity})\n\n${docs.cause}\n${example}\nFix: ${docs.fix}\n${rules.length === 0 ? "" : `Rule: ${rules.join(", ")}\n`}`;
}

/** The codes in columns, each with its severity and the first sentence of its cause. */
export function codeList(entries: readonly CatalogueEntry[]): string {
  const codeWidth = Math.max(...entries.map(({ code }) => code.length));
  const lines = entries.map(
    ({ code, severity, docs }) => `${code.padEnd(codeWidth)}  ${severity.padEnd(7)}  ${firstSentence(docs.cause)}\n`,
  );
  return lines.join("");
}

function firstSentence(text: string): string {
  const sentence = text.match(/^.*?[.](?=\s|$)/u)?.[0] ?? text;
  return sentence.trimEnd();
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
