import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import type { Located } from "../source/located.ts";
import { parseOnce } from "../source/parse-once.ts";
import { productRules } from "./stages/load/file-rules.ts";
import { checkDocument } from "./stages/load/load-file.ts";
import type { LoadedFile } from "./stages/load/loaded-project.ts";

/** Products that a manifest can be tried out with: one with the default profiles and a transform for each compute
 *  profile, and one for each further catalog and storage profile. They stand in no file. */
export function exampleProducts(manifest: Located<Manifest> | undefined): readonly LoadedFile<Product>[] {
  const profiles = manifest?.value.profiles;
  const transforms = Object.keys(profiles?.compute ?? {}).map(
    (name, index) => `  - {name: example_${index}, compute: ${name}}`,
  );
  const references = [
    "",
    ...others(profiles?.catalogs).map((name) => `catalog: ${name}\n`),
    ...others(profiles?.storage).map((name) => `storage: ${name}\n`),
  ];
  return references.flatMap((reference) =>
    exampleProduct(`${reference}transforms:\n  - {name: example}\n${transforms.join("\n")}\n`),
  );
}

function others(profiles: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return Object.keys(profiles ?? {}).filter((name) => name !== "default");
}

function exampleProduct(sections: string): readonly LoadedFile<Product>[] {
  const text = `apiVersion: floe.dev/v1\nkind: FloeSpec\nmetadata: {name: example, version: 1.0.0}\n${sections}`;
  const path = "an example product";
  const document = parseOnce({ path, text }).value;
  const loaded = document && checkDocument(path, document, productRules).value;
  return loaded === undefined ? [] : [loaded];
}
