import { freeKeys } from "../checking/check-schema.ts";
import type { FileRules } from "../project/load-file.ts";
import { forbiddenManifestKeys } from "../schemas/manifest/forbidden-keys.ts";
import { Manifest } from "../schemas/manifest/manifest.ts";
import { Product } from "../schemas/product/product.ts";
import { checkManifest } from "./manifest/check-manifest.ts";
import { isUnknownRootKey } from "./manifest/unknown-root-keys.ts";
import { checkProduct } from "./product/check-product.ts";

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

/** The rules for a manifest. Root keys that are none of its own are reported elsewhere: by the check of keys that name an
 *  environment, or by the policy for unknown root keys. */
export const manifestRules: FileRules<Manifest> = {
  schema: Manifest,
  name: "manifest.yaml",
  unknownKeys: (path, key) => {
    const free = freeKeys(path, key);
    if (free !== undefined || path.length > 0) return free;
    return forbiddenManifestKeys.includes(key) || isUnknownRootKey(key) ? [] : undefined;
  },
  standIns: {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...unnamed, owner: "nobody" },
    plugins: {},
  },
  check: checkManifest,
};
