import type { CatalogueEntry } from "../define.ts";
import type { Diagnostic } from "../diagnostic.ts";

/** A code as SARIF describes it. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[] };
}

export type SarifLevel = "error" | "warning" | "note";

export function levelOf(severity: Diagnostic["severity"]): SarifLevel {
  return severity === "info" ? "note" : severity;
}

/** The codes that a report has, in their order, as the catalogue explains them. A plugin's own may be unknown to it. */
export function sarifRules(
  diagnostics: readonly Diagnostic[],
  catalogue: readonly CatalogueEntry[],
): readonly SarifRule[] {
  const known = new Map(catalogue.map((entry) => [entry.code, entry]));
  const used = new Map(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic]));
  const codes = [...used.keys()].sort((left, right) => (left < right ? -1 : 1));
  return codes.map((code) => ruleOf(known.get(code) ?? unexplained(code, used.get(code)?.severity ?? "error")));
}

function unexplained(code: CatalogueEntry["code"], severity: Diagnostic["severity"]): CatalogueEntry {
  const area = code.split("/", 1)[0] ?? code;
  return {
    code,
    severity,
    docs: { cause: `A plugin reports this; \`${area}\` is its area.`, fix: "Follow the message." },
  };
}

function ruleOf({ code, severity, docs }: CatalogueEntry): SarifRule {
  const { cause, example, fix } = docs;
  const markdown = [
    cause,
    ...(example === undefined ? [] : [`\`\`\`yaml\n${example.trimEnd()}\n\`\`\``]),
    `**Fix:** ${fix}`,
  ];
  const text = [cause, ...(example === undefined ? [] : [`Example:\n${example.trimEnd()}`]), `Fix: ${fix}`];
  return {
    id: code,
    shortDescription: { text: firstSentence(cause) },
    fullDescription: { text: cause },
    help: { text: text.join("\n\n"), markdown: markdown.join("\n\n") },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: [code.split("/", 1)[0] ?? code] },
  };
}

function firstSentence(text: string): string {
  return text.match(/^.*?[.](?=\s|$)/su)?.[0] ?? text;
}
