import { directoryOf, relativePath } from "../host/paths.ts";
import type { Located } from "../origins/located.ts";
import type { Yielded } from "../policy/merge-manifests.ts";
import type { Manifest, ManifestHead } from "../schemas/manifest/manifest.ts";
import { isInFile, type SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { ListedProduct } from "./listed-product.ts";

/** What a file of a project is. */
export type FileRole = "product" | "manifest";

/** A file of a project: its text as a tree, and what its schema made of it. */
export interface ProjectFile<T = unknown> {
  readonly role: FileRole;
  /** How provenance and digests call it, wherever it lies and whatever it is called there. */
  readonly name: "floe.yaml" | "manifest.yaml";
  /** Its tree. That of a manifest which extends others holds what it has of them, with the places that it has there. */
  readonly document: YamlDocument;
  readonly value: Located<T>;
  /** What a manifest has of others; left out where it extends none. */
  readonly inherits?: Inheritance | undefined;
  /** The address of the registry that it was fetched from, as it is written; left out for a file of the project. */
  readonly address?: string | undefined;
}

/** A manifest that another one takes a part of itself from. */
export interface InheritedManifest {
  readonly document: YamlDocument;
  /** Whether it completes the other one, or is of the tier above. */
  readonly through: "extends" | "parent";
  /** Where the other one names it. */
  readonly namedAt: Span;
  /** The address of a registry that names it. */
  readonly address: string | undefined;
}

/** A tier above that of a manifest: an enterprise, or a domain. */
export interface ParentTier extends InheritedManifest {
  /** What it says of itself, which is not inherited. */
  readonly head: Located<ManifestHead>;
  /** Its own file, and those that it extends. */
  readonly documents: readonly YamlDocument[];
}

/** A manifest and those that it takes parts from. */
export interface Inheritance {
  /** The files as they stand, the nearest first. */
  readonly documents: readonly YamlDocument[];
  /** The tiers above it, the nearest first. */
  readonly parents: readonly ParentTier[];
  /** The settings of one file in whose place another file's stands. */
  readonly yielded: readonly Yielded[];
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

/** The documents that a file is made of, each as it stands, its own first. */
export function documentsOf({
  document,
  inherits,
}: Pick<ProjectFile, "document" | "inherits">): readonly YamlDocument[] {
  return inherits?.documents ?? [document];
}

/** Whether a place is one of a file, or of one that it extends. */
export function isOfFile(file: Pick<ProjectFile, "document" | "inherits">, source: SourceFile): boolean {
  return documentsOf(file).some((document) => document.source === source);
}

/** How provenance and digests call the documents of a file: those that it extends by where they lie beside it. */
export function namesOfDocuments(
  file: ProjectFile,
): readonly { readonly name: string; readonly document: YamlDocument }[] {
  const folder = directoryOf(file.document.source.path);
  return documentsOf(file).map((document, index) => {
    if (!isInFile(document.source)) return { name: document.source.shown, document };
    const beside = relativePath(document.source.path, folder);
    return { name: index === 0 ? file.name : beside.startsWith("../") ? beside : `./${beside}`, document };
  });
}
