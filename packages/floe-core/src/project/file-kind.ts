import type { z } from "zod";
import { checkSchema, freeKeys, type UnknownKeyRule } from "../checking/check-schema.ts";
import { type Outcome, ok } from "../diagnostics/outcome.ts";
import { locatedDocument } from "../origins/located.ts";
import { forbiddenManifestKeys } from "../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../schemas/manifest/manifest.ts";
import { isForbiddenProductKey, isSchemaKey } from "../schemas/product/forbidden-keys.ts";
import { Product } from "../schemas/product/product.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { ProjectFile } from "./project-file.ts";
import { isUnknownRootKey } from "./unknown-root-key.ts";

/** What one role of file is: what its schema is, and which of its keys rules know more about than the schema. */
export interface FileKind<T> extends Pick<ProjectFile<T>, "role" | "name"> {
  readonly schema: z.ZodType<T>;
  readonly unknownKeys: UnknownKeyRule;
}

/** floe.yaml. That a key ties the product to an environment says more than that it is unknown. */
export const productFile: FileKind<Product> = {
  role: "product",
  name: "floe.yaml",
  schema: Product,
  unknownKeys: (path, key) => {
    // A port has a `schema`, so that another writing of it is a misspelling there.
    const isOfPort = isSchemaKey(key) && path.length === 2 && path[0] === "outputPorts";
    return freeKeys(path, key) ?? (isForbiddenProductKey(key) && !isOfPort ? "said" : undefined);
  },
};

/** manifest.yaml. A root key that resembles no known one may belong to a newer floe, and the level decides about it. */
export const manifestFile: FileKind<Manifest> = {
  role: "manifest",
  name: "manifest.yaml",
  schema: Manifest,
  unknownKeys: (path, key) => {
    const note = freeKeys(path, key);
    if (note !== undefined || path.length > 0) return note;
    return forbiddenManifestKeys.includes(key) || isUnknownRootKey(key) ? "said" : undefined;
  },
};

/** Checks a document against the schema of what it is. */
export function checkDocument<T>(document: YamlDocument, kind: FileKind<T>): Outcome<ProjectFile<T>> {
  const { role, name, schema, unknownKeys } = kind;
  const checked = checkSchema({ schema, root: document.root, rootKey: undefined, name }, { unknownKeys });
  return ok({ role, name, document, value: locatedDocument(document, checked) }, checked.diagnostics);
}
