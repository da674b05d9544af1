import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isSensitiveName } from "../secrets/sensitive-name.ts";
import type { YamlNode, YamlScalar } from "../yaml/node.ts";
import { yaml11Reading } from "../yaml/yaml-11.ts";
import { schemaDiagnostics } from "./problems.ts";

/** Numbers of a file that readers of YAML 1.1 take for something else. What `found` has a finding about already, keys
 *  that are free, and sensitive fields are passed over. */
export function ambiguousNumbers(root: YamlNode, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const reported = new Set(found.map(({ span }) => span?.start));
  return [...scalarsWithin(root, reported)].flatMap((scalar) => ambiguousNumber(scalar) ?? []);
}

function ambiguousNumber(scalar: YamlScalar): Diagnostic | undefined {
  const { value, span } = scalar;
  const reading = typeof value === "number" ? yaml11Reading(scalar) : undefined;
  if (typeof value !== "number" || reading === undefined) return undefined;
  const text = span.source.text.slice(span.start, span.end);
  return schemaDiagnostics["ambiguous-number"]({ text, value, reading }, span);
}

function* scalarsWithin(node: YamlNode, reported: ReadonlySet<number | undefined>): Generator<YamlScalar> {
  if (reported.has(node.span.start) && node.kind === "scalar") return;
  switch (node.kind) {
    case "scalar":
      yield node;
      return;
    case "list":
      for (const item of node.items) yield* scalarsWithin(item, reported);
      return;
    case "map":
      for (const { key, keySpan, value } of node.entries.values()) {
        if (reported.has(keySpan.start) || key.startsWith("x-") || isSensitiveName(key)) continue;
        yield* scalarsWithin(value, reported);
      }
  }
}
