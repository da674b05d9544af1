import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { ModelReference } from "./reference.ts";

/** The graph of a dbt project, as dbt's own manifest or the project's files give it. */
export interface DbtGraph {
  readonly projectName: string;
  /** What it was taken from: the manifest is what dbt does, files are what can be known without rendering them. */
  readonly from: "manifest" | "files";
  /** The project's own models by the name that a transform has: the model's, or `<model>_v<version>` of a versioned one. */
  readonly models: ReadonlyMap<string, DbtModel>;
  /** Whether what is not in it does not exist: no file was left out, and all packages are installed. */
  readonly isComplete: boolean;
  /** What a ref leads to. */
  resolve(reference: Pick<ModelReference, "target" | "packageName" | "version">): ResolvedReference;
  /** The names that a ref may have, for suggestions. */
  readonly names: readonly string[];
}

/** A model of the project itself. */
export interface DbtModel {
  readonly name: string;
  readonly source: SourceFile;
  /** `undecided` where only rendering says whether it takes part. */
  readonly existence: "there" | "disabled" | "undecided";
  /** What it reads, each model once. */
  readonly reads: readonly DbtEdge[];
  /** Whether it may read more: a name is worked out, or a macro does so. */
  readonly isOpen: boolean;
  /** Refs that lead nowhere although all is known. */
  readonly unknown: readonly ModelReference[];
}

/** That a model reads another one of the same project. */
export interface DbtEdge {
  readonly target: string;
  /** `false` where only rendering decides. */
  readonly isCertain: boolean;
  readonly place: Span | undefined;
}

/** Where a ref leads: to a model of the project, to something else that exists (a seed, a snapshot, a model of a package), or
 *  nowhere that is known. */
export type ResolvedReference =
  | { readonly kind: "model"; readonly name: string }
  | { readonly kind: "other" }
  | { readonly kind: "unknown" };
