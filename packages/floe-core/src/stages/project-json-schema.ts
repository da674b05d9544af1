import type { z } from "zod";
import { type JsonSchema, manifestJsonSchema, optionsJsonSchema } from "../schemas/json-schema.ts";
import { kindRow, type PluginKind, profileKinds } from "../schemas/kinds.ts";
import { isTable } from "../text/is-table.ts";

/** A plugin that a project can select, and the schema of its options where its code may run. */
export interface OfferedPlugin {
  readonly kind: PluginKind;
  readonly name: string;
  readonly config: z.ZodType | undefined;
}

/** The JSON Schema of a project's manifest.yaml, for editors: that of every project, where `type` offers the plugins that this
 *  project has, and `config` takes the options of the one that `type` names. */
export function projectManifestJsonSchema(offered: readonly OfferedPlugin[]): JsonSchema {
  const schema = structuredClone(manifestJsonSchema());
  const kinds = [...new Set(offered.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const ofKind = offered.filter((plugin) => plugin.kind === kind);
    narrow(tableAt(schema, ["properties", "plugins", "properties", kind]), { kind, ofKind, options: "config" });
    if (kind !== "compute") continue;
    const category = profileKinds.find((row) => row.kind === kind)?.profiles ?? "";
    const path = ["properties", "profiles", "properties", category, "additionalProperties"];
    narrow(tableAt(schema, path), { kind, ofKind, options: "properties" });
  }
  return schema;
}

interface Narrowing {
  readonly kind: PluginKind;
  readonly ofKind: readonly OfferedPlugin[];
  /** The key of the section that holds the options. */
  readonly options: "config" | "properties";
}

/** Tells a section which types there are, and for each which options it takes. */
function narrow(section: MutableTable | undefined, { kind, ofKind, options }: Narrowing): void {
  const type = section && tableAt(section, ["properties", "type"]);
  if (section === undefined || type === undefined) return;
  const names = [...new Set(ofKind.map(({ name }) => name))].sort();
  // A kind that only the runtime reads may have a type that no plugin provides.
  if (kindRow(kind).needsCode === true) {
    delete type["pattern"];
    type["enum"] = names;
  } else {
    section["allOf"] = [{ properties: { type: { anyOf: [{ enum: names }, { type: "string" }] } } }];
  }
  const choices = ofKind.flatMap(({ name, config }) => {
    const schema = config === undefined ? undefined : optionsJsonSchema(config);
    return schema === undefined ? [] : [{ anyOf: [isOfAnother(name), { properties: { [options]: schema } }] }];
  });
  section["allOf"] = [...(Array.isArray(section["allOf"]) ? section["allOf"] : []), ...choices];
}

function isOfAnother(name: string): JsonSchema {
  return { properties: { type: { not: { const: name } } } };
}

type MutableTable = Record<string, unknown>;

function tableAt(schema: object, path: readonly string[]): MutableTable | undefined {
  let current: unknown = schema;
  for (const key of path) {
    if (!isTable(current)) return undefined;
    current = current[key];
  }
  return isTable(current) ? asMutable(current) : undefined;
}

// The document is a copy of our own.
function asMutable(table: Readonly<Record<string, unknown>>): MutableTable {
  return table as MutableTable;
}
