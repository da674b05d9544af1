import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { ModelTags } from "./model-tags.ts";
import type { NodeRights } from "./node-rights.ts";
import type { ModelReference } from "./reference.ts";

/** The graph of a dbt project, as dbt's own manifest or the project's files give it. */
export interface DbtGraph {
  readonly projectName: string;
  /** What it was taken from: the manifest is what dbt does, files are what can be known without rendering them. */
  readonly from: "manifest" | "files";
  /** The project's own models by the name that a transform has: the model's, or `<model>_v<version>` of a versioned one. */
  readonly models: ReadonlyMap<string, DbtModel>;
  readonly snapshots: ReadonlyMap<string, DbtSnapshot>;
  /** Whether what is not in it does not exist: no file was left out, and all packages are installed. */
  readonly isComplete: boolean;
  /** What a ref leads to. */
  resolve(reference: Pick<ModelReference, "target" | "packageName" | "version">): ResolvedReference;
  /** The names that a ref may have, for suggestions. */
  readonly names: readonly string[];
  /** Other names that a versioned model is known by, that of its file and the one without a version, and the model that each
   *  means. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Seeds and snapshots of the project. */
  readonly otherNames: ReadonlySet<string>;
  /** The names of the groups of the project and its packages; `undefined` where they are not all known. */
  readonly groups: ReadonlySet<string> | undefined;
  readonly seeds: readonly DbtSeed[];
  /** Names that several nodes of one kind have although all of them take part. */
  readonly repeated: readonly RepeatedNode[];
  /** Where `latest_version` of a model names none of its versions. */
  readonly unknownLatest: readonly UnknownLatest[];
}

/** Whether a node takes part; `undecided` where only rendering says so. */
export type Existence = "there" | "disabled" | "undecided";

/** A model of the project itself. */
export interface DbtModel {
  readonly name: string;
  readonly source: SourceFile;
  readonly existence: Existence;
  readonly tags: ModelTags;
  /** What it reads, each model once. */
  readonly reads: readonly DbtEdge[];
  /** The snapshots of the project that it reads. */
  readonly readsSnapshots: readonly DbtEdge[];
  /** The seeds and nodes of packages that every run of it reads. */
  readonly readsOthers: readonly string[];
  /** Whether it may read more: a name is worked out, or a macro does so. */
  readonly isOpen: boolean;
  /** Refs that lead nowhere although all is known. */
  readonly unknown: readonly ModelReference[];
  /** Refs to what is switched off. */
  readonly disabled: readonly ModelReference[];
  /** Refs to models that the reader has no right to. */
  readonly withheld: readonly WithheldReference[];
  readonly rights: NodeRights;
}

/** A snapshot of the project, with what every run of it reads. */
export interface DbtSnapshot
  extends Pick<
    DbtModel,
    "name" | "source" | "existence" | "reads" | "readsSnapshots" | "unknown" | "disabled" | "withheld" | "rights"
  > {}

/** A ref that dbt refuses although it leads to a model, and whom that model is kept for. */
export interface WithheldReference {
  readonly reference: ModelReference;
  readonly keptFor: { readonly group: string | undefined } | { readonly package: string };
}

/** That a model reads another one of the same project. */
export interface DbtEdge {
  readonly target: string;
  /** `false` where only rendering decides. */
  readonly isCertain: boolean;
  readonly place: Span | undefined;
}

/** A seed of the project. */
export interface DbtSeed extends Pick<DbtModel, "name" | "source" | "existence" | "rights"> {}

/** Nodes of one kind and one name. */
export interface RepeatedNode {
  readonly kind: "model" | "seed" | "snapshot";
  readonly name: string;
  readonly places: readonly Span[];
}

/** A `latest_version` that the model does not have. */
export interface UnknownLatest {
  readonly model: string;
  readonly version: string;
  readonly versions: readonly string[];
  readonly at: Span;
}

/** A model of a package, with what is known of the right to read it. */
export interface OtherModel {
  readonly packageName: string;
  readonly rights: NodeRights;
  /** Whether the package keeps all models for itself that are not public. */
  readonly isRestricted: boolean;
}

/** Where a ref leads: to a model or a snapshot of the project, to something else that exists (a seed, a node of a package), to
 *  something that is switched off, or nowhere that is known. */
export type ResolvedReference =
  | { readonly kind: "model"; readonly name: string }
  | { readonly kind: "snapshot"; readonly name: string }
  | { readonly kind: "other"; readonly model?: OtherModel }
  | { readonly kind: "disabled" }
  | { readonly kind: "unknown" };
