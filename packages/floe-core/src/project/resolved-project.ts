import type { Reading } from "../checking/run-rules.ts";
import type { DbtProject } from "../dbt/project.ts";
import type { Located } from "../origins/located.ts";
import type { BackendLineage, BackendTelemetry } from "../plugins/backend-hooks.ts";
import type { Options } from "../plugins/check-options.ts";
import type { DefaultSchedule, ProductIdentity } from "../plugins/contract.ts";
import type { LoadedPlugin } from "../plugins/load.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Transform } from "../schemas/product/transform.ts";
import type { ListedProduct } from "./listed-product.ts";
import type { ProjectFiles } from "./project-file.ts";

/** What the platform chose for one kind of plugin. */
export interface SelectedPlugin {
  readonly kind: PluginKind;
  readonly type: Located<string>;
  /** The package that has to bring it; left to floe where the manifest names none. */
  readonly packageName: Located<string> | undefined;
  /** As the manifest pins it. */
  readonly version: Located<string> | undefined;
  readonly options: Options | undefined;
  /** The key of the options where the manifest leaves it out. */
  readonly absentOptions?: Located<unknown> | undefined;
  /** The Kubernetes Secret of the connection, by name. */
  readonly connectionSecret: Located<string> | undefined;
  /** `undefined` for kinds that are carried to the runtime without a plugin in the compiler. */
  readonly loaded: LoadedPlugin | undefined;
  /** Where no installed plugin has the type: the name of one that was probably meant. */
  readonly resembles?: string | undefined;
}

/** A compute engine that this product uses: the default, or a profile that a transform names. */
export interface ComputeEngine {
  /** The name of the environment for the default, or `dev`; the name of the profile for the others: the name of the dbt output. */
  readonly target: string;
  readonly selected: SelectedPlugin;
}

/** A transform and what runs it. */
export interface ResolvedTransform {
  readonly transform: Located<Transform>;
  readonly compute: Located<string>;
  /** The target of that engine: the first of the engines' unless `compute` means another one. */
  readonly target: string;
}

/** The platform, with its plugins loaded and their options checked. */
export interface ResolvedPlatform {
  readonly manifest: Located<Manifest>;
  readonly plugins: ReadonlyMap<PluginKind, SelectedPlugin>;
  /** What the orchestrator gives products that have no schedule of their own. */
  readonly defaultSchedule: Located<DefaultSchedule> | undefined;
  readonly backends: ObservabilityBackends;
}

/** What the selected backends say of where the product reports to; nothing where none is selected that floe has code of. */
export interface ObservabilityBackends {
  readonly telemetry: BackendTelemetry | undefined;
  readonly lineage: BackendLineage | undefined;
}

/** The product on its platform: every name is resolved. */
export interface ResolvedProject {
  readonly inputs: ProjectFiles;
  /** The environment that was asked for by name. */
  readonly environment: string | undefined;
  /** The folder of floe.yaml. */
  readonly directory: string;
  readonly product: Located<ListedProduct>;
  readonly identity: ProductIdentity;
  readonly platform: ResolvedPlatform;
  /** The dbt project beside floe.yaml. */
  readonly dbtProject: DbtProject | undefined;
  /** The default engine first. */
  readonly engines: readonly ComputeEngine[];
  readonly transforms: readonly ResolvedTransform[];
  readonly defaultCompute: Located<string>;
  /** The settings that floe holds against something outside of the files, or that its policies read: they have their effect
   *  there, although no output may hold them. */
  readonly readings: readonly Reading[];
}
