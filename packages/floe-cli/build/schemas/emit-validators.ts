import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import type { z } from "zod";
import { jsonSchemaOf } from "./json-schema-of.ts";
import { keywords } from "./keywords.ts";
import { withSharedObjects } from "./shared-objects.ts";

/** A module that exports for each schema `takes` and its name: Ajv's validator of what the schema takes. It makes of
 *  the value what the schema would, in its place, and needs `arranged` of src/compiled-schema.ts for that.
 *  Throws for what it has no words for, such as a transformation. */
export function emitValidators(module: string, schemas: ReadonlyMap<string, z.ZodType>): string {
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    messages: false,
    useDefaults: true,
    inlineRefs: false,
    code: { source: true, esm: true, optimize: true },
    keywords: [...keywords],
  });
  const exported: Record<string, string> = {};
  for (const [name, schema] of schemas) {
    try {
      ajv.addSchema(withSharedObjects(jsonSchemaOf(schema)), name);
      ajv.getSchema(name);
    } catch (error) {
      // What stands deep inside a schema does not know whose it is.
      throw new Error(`${module}, ${name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    exported[`takes${name}`] = name;
  }
  return standalone.default(ajv, exported);
}
