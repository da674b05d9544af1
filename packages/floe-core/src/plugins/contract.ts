import type { z } from "zod";
import type { CatalogueEntry } from "../diagnostics/define.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Located } from "../origins/located.ts";
import type { PluginId } from "../origins/origin.ts";
import type { TracedJson } from "../origins/traced.ts";
import type { GeneratedFile } from "../outputs/generated-file.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Pointer } from "../text/pointer.ts";

/** The version of the contract between floe and its plugins. A plugin states the one it was written for; the same
 *  major fits. */
export const pluginContractVersion = "1.0.0";

/** What every plugin may contribute. Hooks are pure: what they know, they were given; what they do, they return. They are
 *  not `async`. One that has not returned after 10 seconds is ended as a bug of the plugin, and so is the module when it
 *  has not run to its end after 30. */
export interface Contributions<C> {
  /** The `type` that manifest.yaml selects it by. */
  readonly name: string;
  /** The options under `config`. Strict: an unknown option is an error with a suggestion. */
  readonly config: z.ZodType<C>;
  /** Values that pass for the options that have to be there. Where such an option is wrong or missing, its stand-in takes
   *  the place, so that `check` finds what is wrong with the others in the same run. Stand-ins reach no output. */
  readonly standIns?: Readonly<Record<string, unknown>>;
  /** The options that the plugin's part at run time reads from the artifact, as pointers into the config. An option
   *  that reaches neither an output file nor this list has no effect, and floe says so to the user. */
  readonly readAtRunTime?: readonly Pointer[];
  /** What `check` may report, with cause and fix: `entries` of the plugin's `defineDiagnostics`. `floe explain` prints
   *  it. */
  readonly diagnostics?: readonly CatalogueEntry[];
  /** Findings that a schema cannot express. */
  check?(context: CheckContext<C>): readonly Diagnostic[];
  /** Files of the code location or beside it. */
  files?(context: GenerateContext<C>): readonly GeneratedFile[];
  /** The plugin's part of the Helm values; two plugins may not set the same value. */
  helm?(context: GenerateContext<C>): TracedJson;
}

export interface CheckContext<C> {
  readonly config: Located<C>;
}

export interface GenerateContext<C> extends CheckContext<C> {
  readonly plugin: PluginId;
  readonly product: ProductIdentity;
  /** The finished contract, to read; where its values come from is in the trace. */
  readonly artifacts: CompiledArtifacts;
}

/** The product's names: as written, and as dbt, Python and file names need it. */
export interface ProductIdentity {
  readonly name: Located<string>;
  /** Every character outside `A-Za-z0-9_` is `_`. */
  readonly slug: Located<string>;
}

/** What a compute plugin makes a dbt target from. */
export interface TargetContext<C> extends CheckContext<C> {
  readonly product: ProductIdentity;
}

/** Runs the transforms. */
export interface ComputePlugin<C = unknown> extends Contributions<C> {
  readonly kind: "compute";
  /** The output of the dbt profile, in the words of its dbt adapter; every secret an `env_var()`. */
  dbtTarget(context: TargetContext<C>): TracedJson;
}

/** Runs the product on its schedule. */
export interface OrchestratorPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "orchestrator";
}

/** Keeps the tables' metadata. */
export interface CatalogPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "catalog";
}

/** Keeps the tables' files. */
export interface StoragePlugin<C = unknown> extends Contributions<C> {
  readonly kind: "storage";
}

/** Receives traces. */
export interface TelemetryBackendPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "telemetry_backend";
}

/** Receives OpenLineage events. */
export interface LineageBackendPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "lineage_backend";
}

/** Is the dbt that runs the project. */
export interface DbtPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "dbt";
}

/** Serves metrics and dimensions. */
export interface SemanticLayerPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "semantic_layer";
}

/** Brings data in, and out again to destinations. */
export interface IngestionPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "ingestion";
}

/** Supplies secrets at run time. */
export interface SecretsPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "secrets";
}

/** Says who somebody is. */
export interface IdentityPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "identity";
}

/** Runs data quality checks. */
export interface QualityPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "quality";
}

/** Says who may do what in the cluster. */
export interface RbacPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "rbac";
}

/** Tells people about violations. */
export interface AlertChannelPlugin<C = unknown> extends Contributions<C> {
  readonly kind: "alert_channel";
}

/** Any plugin; `kind` tells which. */
export type Plugin<C = unknown> =
  | ComputePlugin<C>
  | OrchestratorPlugin<C>
  | CatalogPlugin<C>
  | StoragePlugin<C>
  | TelemetryBackendPlugin<C>
  | LineageBackendPlugin<C>
  | DbtPlugin<C>
  | SemanticLayerPlugin<C>
  | IngestionPlugin<C>
  | SecretsPlugin<C>
  | IdentityPlugin<C>
  | QualityPlugin<C>
  | RbacPlugin<C>
  | AlertChannelPlugin<C>;

/** The interface of one kind. */
export type PluginOf<K extends PluginKind, C = unknown> = Extract<Plugin<C>, { readonly kind: K }>;
