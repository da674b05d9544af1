import type { DocumentKind } from "../../checking/kind-of-document.ts";
import { schemaKeys } from "../../checking/schema-shape.ts";
import { Manifest } from "../../schemas/manifest/manifest.ts";
import { Product } from "../../schemas/product/product.ts";

/** What the `kind` of a file of ours says. */
export type KindName = "Manifest" | "FloeSpec";

/** The kinds of files, to tell one from the other. */
export function kindsOfFiles(): readonly DocumentKind<KindName>[] {
  return [
    { kind: "FloeSpec", section: "transforms", keys: schemaKeys(Product) },
    { kind: "Manifest", section: "plugins", keys: schemaKeys(Manifest) },
  ];
}
