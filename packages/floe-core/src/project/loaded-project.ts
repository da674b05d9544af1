import type { Located } from "../origins/located.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** A file of the project: its nodes, and what its schema made of them. The value may be there although the file has
 *  errors; then what is wrong was left out of it. */
export interface LoadedFile<T> {
  readonly path: string;
  readonly document: YamlDocument;
  readonly value: Located<T> | undefined;
}

/** What the load stage gives. A file that could not be read is missing. */
export interface LoadedProject {
  readonly product: LoadedFile<Product> | undefined;
  readonly manifest: LoadedFile<Manifest> | undefined;
}
