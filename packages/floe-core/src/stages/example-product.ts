import type { Located } from "../origins/located.ts";
import { checkDocument } from "../project/load-file.ts";
import type { LoadedFile } from "../project/loaded-project.ts";
import { productRules } from "../rules/file-rules.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import { documentOf, type PlainYaml } from "../yaml/document-of.ts";

/** Products that a manifest can be tried out with: one with the default profiles and a transform for each compute
 *  profile, and one for each further catalog and storage profile. They stand in no file. */
export function exampleProducts(manifest: Located<Manifest> | undefined): readonly LoadedFile<Product>[] {
  const profiles = manifest?.value.profiles;
  const engines = Object.keys(profiles?.compute ?? {});
  const transforms = [{ name: "example" }, ...engines.map((compute, index) => ({ name: `example_${index}`, compute }))];
  const references = [
    {},
    ...others(profiles?.catalogs).map((catalog) => ({ catalog })),
    ...others(profiles?.storage).map((storage) => ({ storage })),
  ];
  return references.flatMap((reference) => exampleProduct({ ...reference, transforms }));
}

function others(profiles: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return Object.keys(profiles ?? {}).filter((name) => name !== "default");
}

function exampleProduct(sections: Readonly<Record<string, PlainYaml>>): readonly LoadedFile<Product>[] {
  const path = "an example product";
  const metadata = { name: "example", version: "1.0.0" };
  const document = documentOf(path, { apiVersion: "floe.dev/v1", kind: "FloeSpec", metadata, ...sections });
  const loaded = checkDocument(path, document, productRules).value;
  return loaded === undefined ? [] : [loaded];
}
