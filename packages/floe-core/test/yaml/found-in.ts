import type { Outcome } from "../../src/diagnostics/outcome.ts";
import { positionAt } from "../../src/text/source-file.ts";
import type { Span } from "../../src/text/span.ts";
import type { YamlNode } from "../../src/yaml/node.ts";
import { parseYaml } from "../../src/yaml/parse.ts";
import { toPlain } from "../../src/yaml/to-plain.ts";
import { sourceNamed } from "../text/source-named.ts";

/** What is found in a YAML text, as `code line:column`. */
export function foundIn(text: string): readonly string[] {
  return findings(parseYaml(sourceNamed("floe.yaml", text)));
}

export function findings(outcome: Outcome<unknown>): readonly string[] {
  return outcome.diagnostics.map(({ code, span }) => (span === undefined ? code : `${code} ${place(span)}`));
}

function place({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column}`;
}

/** The root of a string that has no mistakes. */
export function rootOf(text: string): YamlNode {
  const { value, diagnostics } = parseYaml(sourceNamed("floe.yaml", text));
  if (value === undefined || diagnostics.length > 0) throw new Error(diagnostics.map(({ code }) => code).join());
  return value.root;
}

export function plainValue(text: string): unknown {
  return toPlain(rootOf(text));
}

/** The text that a node spans. */
export function textOf({ span }: { readonly span: Span }): string {
  return span.source.text.slice(span.start, span.end);
}
