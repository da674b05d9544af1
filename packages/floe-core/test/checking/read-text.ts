import type { z } from "zod";
import { checkSchema } from "../../src/checking/check-schema.ts";
import { type Located, locatedDocument } from "../../src/origins/located.ts";
import { parseYaml } from "../../src/yaml/parse.ts";
import { sourceNamed } from "../text/source-named.ts";
import { findings } from "../yaml/found-in.ts";

/** A text as its schema reads it. */
export function readText<T>(
  schema: z.ZodType<T>,
  text: string,
): { readonly value: Located<T>; readonly found: readonly string[] } {
  const document = parseYaml(sourceNamed("floe.yaml", text)).value;
  if (document === undefined) throw new Error("the text is no YAML");
  const checked = checkSchema({ schema, root: document.root, rootKey: undefined, name: "the file" });
  return { value: locatedDocument(document, checked), found: findings(checked) };
}
