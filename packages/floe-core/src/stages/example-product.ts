import { type Located, optional } from "../origins/located.ts";
import { checkDocument, productFile } from "../project/file-kind.ts";
import { listTransforms } from "../project/list-transforms.ts";
import type { ListedProduct } from "../project/listed-product.ts";
import { profilesOf } from "../project/profiles.ts";
import type { ProjectFile } from "../project/project-file.ts";
import type { ProfileCategory } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import { ProductName } from "../schemas/shared/metadata.ts";
import { documentOf, type PlainYaml } from "../yaml/document-of.ts";

/** Products that a manifest can be tried out with: one with the default profiles and a transform for each compute
 *  profile, and one for each further catalog and storage profile. They stand in no file. */
export function exampleProducts(manifest: Located<Manifest>): readonly ProjectFile<ListedProduct>[] {
  const engines = [...profilesOf(manifest, "compute").keys()];
  const transforms = [{ name: "example" }, ...engines.map((compute, index) => ({ name: `example_${index}`, compute }))];
  const references = [
    {},
    ...others(manifest, "catalogs").map((catalog) => ({ catalog })),
    ...others(manifest, "storage").map((storage) => ({ storage })),
  ];
  const name = exampleName(manifest);
  return references.flatMap((reference) => exampleProduct(name, { ...reference, transforms }));
}

/** A name that the domain approves. */
function exampleName(manifest: Located<Manifest>): string {
  const approved = optional(manifest, "approved_products")?.value ?? [];
  return approved.find((name) => ProductName.safeParse(name).success) ?? "example";
}

function others(manifest: Located<Manifest>, category: ProfileCategory): readonly string[] {
  return [...profilesOf(manifest, category).keys()].filter((name) => name !== "default");
}

function exampleProduct(
  name: string,
  sections: Readonly<Record<string, PlainYaml>>,
): readonly ProjectFile<ListedProduct>[] {
  const metadata = { name, version: "1.0.0" };
  const document = documentOf("an example product", {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata,
    ...sections,
  });
  const loaded = checkDocument(document, productFile).value;
  return loaded === undefined ? [] : [{ ...loaded, value: listTransforms(loaded.value, undefined) }];
}
