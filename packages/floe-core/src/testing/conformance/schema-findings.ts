import * as z from "zod";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import { isTable } from "../../text/is-table.ts";

/** What is wrong with the schema of a plugin's options: a table that is not closed, an option without a description.
 *  A table with free keys has to be a record. */
export function schemaFindings(schema: z.ZodType): readonly Diagnostic[] {
  const json: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const findings: Diagnostic[] = [];
  if (!isTable(json) || !isTable(json["properties"])) return [kitDiagnostics["no-object"]({}, undefined)];
  walk(json, "config", findings);
  const definitions = isTable(json["$defs"]) ? Object.entries(json["$defs"]) : [];
  for (const [name, definition] of definitions) walk(definition, `config (${name})`, findings);
  return findings;
}

/** The names of the options whose keys are free: whatever a user writes there, the schema takes. */
export function openOptions(schema: z.ZodType): readonly string[] {
  const json: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const properties = isTable(json) && isTable(json["properties"]) ? Object.entries(json["properties"]) : [];
  return properties.flatMap(([name, property]) =>
    isTable(property) && isTable(property["additionalProperties"]) ? [name] : [],
  );
}

function walk(schema: unknown, place: string, findings: Diagnostic[]): void {
  if (!isTable(schema)) return;
  if (isTable(schema["properties"])) {
    if (schema["additionalProperties"] !== false) findings.push(kitDiagnostics["open-schema"]({ place }, undefined));
    for (const [key, property] of Object.entries(schema["properties"])) {
      if (!isTable(property) || typeof property["description"] !== "string")
        findings.push(kitDiagnostics["no-description"]({ place: `${place}.${key}` }, undefined));
      walk(property, `${place}.${key}`, findings);
    }
  }
  for (const branch of branchesOf(schema)) walk(branch, place, findings);
  walk(schema["items"], `${place}[]`, findings);
  walk(schema["additionalProperties"], `${place}.*`, findings);
}

function branchesOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  return ["anyOf", "oneOf", "allOf"].flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : []));
}
