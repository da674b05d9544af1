import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileBytes } from "../../../../tests/fuzz/hostile-words.ts";
import type { Span } from "../../src/text/span.ts";
import type { YamlNode } from "../../src/yaml/node.ts";
import { parseYaml } from "../../src/yaml/parse.ts";
import { sourceNamed } from "../text/source-named.ts";
import { plainValue } from "./found-in.ts";

const product = `# a product
apiVersion: floe.dev/v1
metadata: &meta
  name: "customer-360"
  labels: {team: 'data', tier: gold}
transforms:
  - type: dbt
    dependsOn: [raw, *meta]
    description: >-
      two
      lines
schedule:
  cron: '0 6 * * *'
  enabled: true
`;

// Those of the fuzzer, and some that no file can hold.
const pieces = [...hostileBytes, "__proto__: ", "\u0002", "\ud800"];

const mutation = fc.record({
  at: fc.nat(product.length),
  removed: fc.nat(12),
  inserted: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })),
});

function mutated(
  mutations: readonly { readonly at: number; readonly removed: number; readonly inserted: string }[],
): string {
  let text = product;
  for (const { at, removed, inserted } of mutations) text = text.slice(0, at) + inserted + text.slice(at + removed);
  return text;
}

function isWellReported(text: string): boolean {
  const { value, diagnostics } = parseYaml(sourceNamed("floe.yaml", text));
  const places = diagnostics.flatMap(({ span, notes }) => [span, ...notes.map((note) => note.span)]);
  const isLocated = [...places, ...(value === undefined ? [] : spansOf(value.root))].every(isInside(text));
  return isLocated && (value !== undefined || diagnostics.length > 0);
}

function isInside(text: string): (span: Span | undefined) => boolean {
  return (span) => span !== undefined && span.start >= 0 && span.start <= span.end && span.end <= text.length;
}

function spansOf(node: YamlNode): readonly Span[] {
  switch (node.kind) {
    case "scalar":
      return [node.span];
    case "list":
      return [node.span, ...node.items.flatMap(spansOf)];
    case "map":
      return [node.span, ...[...node.entries.values()].flatMap(({ keySpan, value }) => [keySpan, ...spansOf(value)])];
  }
}

test("any bytes give a value or located findings", () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder("utf-8").decode(array));
  fc.assert(fc.property(bytes, isWellReported), { numRuns: 1000 });
});

test("any sequence of indicators gives a value or located findings", () => {
  const text = fc.array(fc.constantFrom(...pieces, "a", "b"), { maxLength: 30 }).map((parts) => parts.join(""));
  // The library's offset of this mistake is the beginning of the file, before which no brace can stand.
  const examples: [string][] = [[`{{]%}${"{a: ".repeat(30)}`]];
  fc.assert(fc.property(text, isWellReported), { numRuns: 3000, examples });
});

test("a mutated product gives a value or located findings", () => {
  const text = fc.array(mutation, { minLength: 1, maxLength: 4 }).map(mutated);
  fc.assert(fc.property(text, isWellReported), { numRuns: 2000 });
});

// What JSON can write, within what this reader accepts: safe numbers, allowed keys, no NUL and no half characters.
const refused = /"(?:__proto__|prototype|constructor)?":|\d{16}|\\ud|\\u0000/u;
const json = fc
  .jsonValue({ maxDepth: 5 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !refused.test(text))
  .map((text): unknown => JSON.parse(text));

test("a JSON document is the same value as YAML", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(plainValue(JSON.stringify(value))).toEqual(value);
      expect(plainValue(JSON.stringify(value, undefined, 2))).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

test("a JSON document in block style is the same value", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(plainValue(blockStyle(value, 0))).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

/** A plain YAML printer: each member on its own line, texts in double quotes. */
function blockStyle(value: unknown, indent: number): string {
  const line = `\n${" ".repeat(indent)}`;
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => `${line}- ${blockStyle(item, indent + 2)}`).join("");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, item]) => `${line}${JSON.stringify(key)}: ${blockStyle(item, indent + 2)}`)
      .join("");
  }
  return JSON.stringify(value);
}
