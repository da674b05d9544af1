import {
  _,
  type AnySchemaObject,
  type Code,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type Name,
  stringify,
} from "ajv";
import { regexpCode } from "ajv/dist/compile/codegen/code.js";
import { or } from "ajv/dist/compile/codegen/index.js";
import { checkDataTypes, getSchemaTypes } from "ajv/dist/compile/validate/dataType.js";
import type { SubschemaArgs } from "ajv/dist/compile/validate/subschema.js";

/** What Ajv has no keyword for, or says more about than a bundle needs. */
export const keywords: readonly (CodeKeywordDefinition | string)[] = [
  {
    // A schema that refuses without a reason: zod is asked for that.
    keyword: "quietly",
    schemaType: "object",
    code(cxt) {
      cxt.ok(within(cxt, { keyword: "quietly", createErrors: false }));
    },
  },
  {
    // Regular expressions with their flags, all of which have to match.
    keyword: "matches",
    type: "string",
    schemaType: "array",
    code(cxt) {
      for (const pattern of patternsOf(cxt.schema)) cxt.fail(_`!${regexpCode(pattern)}.test(${cxt.data})`);
    },
  },
  {
    // The one of several schemas that has the type of the value, or the word of its tag. Unlike in `anyOf`, defaults
    // are filled in.
    keyword: "choice",
    schemaType: "array",
    code: choose,
  },
  "tag",
  {
    // Puts an object with the keys in the order of the schema in the place of the one that was checked.
    keyword: "arranged",
    type: "object",
    schemaType: "object",
    code: arrange,
  },
];

function patternsOf(schema: unknown): readonly RegExp[] {
  const patterns = schema as readonly { readonly source: string; readonly flags: string }[];
  return patterns.map(({ source, flags }) => new RegExp(source, flags));
}

function choose(cxt: KeywordCxt): void {
  const { gen } = cxt;
  const valid = gen.let("valid", false);
  gen.if(false);
  for (const [index, test] of testsOf(cxt).entries()) {
    gen.elseIf(test);
    gen.assign(valid, within(cxt, { keyword: "choice", schemaProp: index }));
  }
  gen.else();
  cxt.error();
  gen.endIf();
  cxt.ok(valid);
}

/** A condition for each schema of a choice. No value fulfils two. */
function testsOf({ data, schema, parentSchema }: KeywordCxt): readonly Code[] {
  const tag = tagOf(parentSchema);
  if (tag !== undefined) {
    refuseRepeated(tag.values);
    return tag.values.map((values) => or(...values.map((value) => _`${data}[${tag.key}] === ${value}`)));
  }
  const types = optionsOf(schema).map((option) => ("$ref" in option ? (["object"] as const) : getSchemaTypes(option)));
  // A whole number is a number.
  refuseRepeated(types.map((each) => each.map((type) => (type === "integer" ? "number" : type))));
  return types.map((each) => checkDataTypes([...each], data));
}

function refuseRepeated(options: readonly (readonly string[])[]): void {
  const all = options.flat();
  if (options.every((each) => each.length > 0) && new Set(all).size === all.length) return;
  throw new Error("A union whose options are not told apart by type or by tag cannot be compiled.");
}

function optionsOf(schema: unknown): readonly AnySchemaObject[] {
  return schema as readonly AnySchemaObject[];
}

function tagOf(schema: AnySchemaObject): Tag | undefined {
  return schema["tag"] as Tag | undefined;
}

interface Tag {
  readonly key: string;
  readonly values: readonly (readonly string[])[];
}

function arrange({ gen, it, data, schema, parentSchema }: KeywordCxt): void {
  const { keys, defaulted } = arrangementOf(schema);
  const properties = propertiesOf(parentSchema);
  // Ajv looks for a default at the member itself, zod deep inside of it too.
  const lost = keys.filter((key) => (properties[key]?.default === undefined) === defaulted.includes(key));
  if (lost.length > 0) throw new Error(`The default of \`${lost.join("`, `")}\` cannot be compiled.`);
  gen.code(_`${it.parentData}[${it.parentDataProperty}] = arranged(${data}, ${stringify(keys)})`);
}

function arrangementOf(schema: unknown): { readonly keys: readonly string[]; readonly defaulted: readonly string[] } {
  return schema as { readonly keys: readonly string[]; readonly defaulted: readonly string[] };
}

function propertiesOf(schema: AnySchemaObject): Readonly<Record<string, { readonly default?: unknown }>> {
  return schema["properties"] as Readonly<Record<string, { readonly default?: unknown }>>;
}

/** Checks the same value with a schema inside of the keyword's, and gives the name of the result. */
function within(cxt: KeywordCxt, where: SubschemaArgs): Name {
  const valid = cxt.gen.name("valid");
  cxt.subschema(where, valid);
  return valid;
}
