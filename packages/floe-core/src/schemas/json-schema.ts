import * as z from "zod";
import { CompiledArtifacts } from "./artifacts/compiled-artifacts.ts";
import { Manifest } from "./manifest/manifest.ts";
import { Product } from "./product/product.ts";
import { HelmValues } from "./values/helm-values.ts";

/** A JSON Schema document, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of manifest.yaml, for editors. Keys that start with `x-` are free in every closed object. */
export function manifestJsonSchema(): JsonSchema {
  return inputSchema(Manifest, { name: "manifest", title: "floe platform manifest (manifest.yaml)" });
}

/** The JSON Schema of floe.yaml, for editors. Keys that start with `x-` are free in every closed object. */
export function productJsonSchema(): JsonSchema {
  return inputSchema(Product, { name: "floe", title: "floe data product (floe.yaml)" });
}

/** The JSON Schema of compiled_artifacts.json as this version of the compiler writes it: every key is present. */
export function artifactsJsonSchema(): JsonSchema {
  return outputSchema(CompiledArtifacts, {
    name: "compiled-artifacts",
    title: "floe compiled artifacts (compiled_artifacts.json)",
  });
}

/** The JSON Schema of floe_target/values.yaml, for charts. */
export function helmValuesJsonSchema(): JsonSchema {
  return outputSchema(HelmValues, { name: "helm-values", title: "floe Helm values (floe_target/values.yaml)" });
}

/** The JSON Schema of the options of a plugin, without a name of its own; nothing where its schema cannot be said in JSON. */
export function optionsJsonSchema(options: z.ZodType): JsonSchema | undefined {
  try {
    const { $schema: _, ...body } = openToNotes(options);
    return body;
  } catch {
    return undefined;
  }
}

interface Document {
  readonly name: string;
  readonly title: string;
}

function inputSchema(schema: z.ZodType, document: Document): JsonSchema {
  return titled(openToNotes(schema), document);
}

/** A schema of what people write: keys that start with `x-` are free. */
function openToNotes(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) jsonSchema.patternProperties = { "^x-": {} };
    },
  });
}

function outputSchema(schema: z.ZodType, document: Document): JsonSchema {
  return titled(z.toJSONSchema(schema, { io: "output", target: "draft-2020-12" }), document);
}

function titled(body: JsonSchema, { name, title }: Document): JsonSchema {
  const { $schema, ...rest } = body;
  return { $schema, $id: `https://floe.dev/schemas/${name}.schema.json`, title, ...rest };
}
