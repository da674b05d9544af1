import type { Located } from "../origins/located.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { ListedProduct } from "./listed-product.ts";

/** What a file of a project is. */
export type FileRole = "product" | "manifest";

/** A file of a project: its text as a tree, and what its schema made of it. */
export interface ProjectFile<T = unknown> {
  readonly role: FileRole;
  /** How provenance and digests call it, wherever it lies and whatever it is called there. */
  readonly name: "floe.yaml" | "manifest.yaml";
  readonly document: YamlDocument;
  readonly value: Located<T>;
}

/** The files of a project that could be read, as one list for whoever treats them alike. */
export interface ProjectFiles {
  readonly product: ProjectFile<ListedProduct> | undefined;
  readonly manifest: ProjectFile<Manifest> | undefined;
}

/** All files of a project: what is said of one file holds for each. */
export function filesOf({ product, manifest }: ProjectFiles): readonly ProjectFile[] {
  return [product, manifest].filter((file) => file !== undefined);
}
