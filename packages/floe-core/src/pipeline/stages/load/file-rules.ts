import { forbiddenManifestKeys } from "../../../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../../../schemas/manifest/manifest.ts";
import { Product } from "../../../schemas/product/product.ts";
import { memberEntry, nodeAt, textAt } from "../../../source/read-node.ts";
import { schemaDiagnostics } from "../../../source/schema-diagnostics.ts";
import { schemaKeys } from "../../../source/schema-shape.ts";
import { freeKeys, type UnknownKeyRule } from "../../../source/validate.ts";
import type { YamlNode } from "../../../source/yaml-node.ts";
import { didYouMean } from "../../../text/did-you-mean.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkProduct } from "./check-product.ts";
import type { FileRules } from "./load-file.ts";

const unnamed = { name: "unnamed", version: "0.0.0" } as const;

/** The rules for a product. */
export const productRules: FileRules<Product> = {
  schema: Product,
  name: "floe.yaml",
  standIns: {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata: unnamed,
    transforms: [{ name: "unnamed" }],
  },
  check: checkProduct,
};

/** The rules for a manifest. An unknown root key that resembles no known one may belong to a newer floe: it is a
 *  warning, and an error at `strict`. */
export function manifestRules(root: YamlNode): FileRules<Manifest> {
  const level = textAt(nodeAt(root, "governance"), "policy_enforcement_level")?.value;
  const known = schemaKeys(Manifest);
  const unknownKeys: UnknownKeyRule = (path, key) => {
    const free = freeKeys(path, key);
    if (free !== undefined || path.length > 0) return free;
    if (forbiddenManifestKeys.includes(key)) return [];
    if (didYouMean(key, known) !== undefined) return undefined;
    const severity = level === "strict" ? "error" : "warning";
    return [schemaDiagnostics["unknown-root-key"]({ key }, memberEntry(root, key)?.keySpan, { severity })];
  };
  const standIns = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...unnamed, owner: "nobody" },
    plugins: {},
  };
  return { schema: Manifest, name: "manifest.yaml", unknownKeys, standIns, check: checkManifest };
}
