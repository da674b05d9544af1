import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isSensitiveName } from "../secrets/sensitive-name.ts";
import type { YamlNode, YamlScalar } from "../yaml/node.ts";
import { yaml11Reading } from "../yaml/yaml-11.ts";
import { schemaDiagnostics } from "./problems.ts";

/** Numbers of a file that readers of YAML 1.1 take for something else. What the schema refused, keys that are free, and
 *  sensitive fields are passed over. */
export function ambiguousNumbers(root: YamlNode, refused: ReadonlySet<YamlNode>): readonly Diagnostic[] {
  return [...scalarsWithin(root, refused)].flatMap((scalar) => ambiguousNumber(scalar) ?? []);
}

function ambiguousNumber(scalar: YamlScalar): Diagnostic | undefined {
  const { value, span } = scalar;
  const reading = typeof value === "number" ? yaml11Reading(scalar) : undefined;
  if (typeof value !== "number" || reading === undefined) return undefined;
  const text = span.source.text.slice(span.start, span.end);
  return schemaDiagnostics["ambiguous-number"]({ text, value, reading }, span);
}

function* scalarsWithin(node: YamlNode, refused: ReadonlySet<YamlNode>): Generator<YamlScalar> {
  if (refused.has(node)) return;
  switch (node.kind) {
    case "scalar":
      yield node;
      return;
    case "list":
      for (const item of node.items) yield* scalarsWithin(item, refused);
      return;
    case "map":
      for (const { key, value } of node.entries.values()) {
        if (key.startsWith("x-") || isSensitiveName(key)) continue;
        yield* scalarsWithin(value, refused);
      }
  }
}
