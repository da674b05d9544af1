import type { z } from "zod";
import type { Rule } from "../checking/rule.ts";
import type { Located } from "../origins/located.ts";
import type { Traced, TracedJson, TracedTable } from "../origins/traced.ts";
import type { GeneratedFile } from "../outputs/generated-file.ts";
import type { LeafPattern } from "../outputs/readers/leaf-patterns.ts";
import type { Reader } from "../outputs/readers/reader.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import type { HelmPart } from "../schemas/values/helm-parts.ts";
import type { IdentifierFolding } from "../text/folded-name.ts";
import type { Pointer } from "../text/pointer.ts";
import type { BackendHooks } from "./backend-hooks.ts";
import type { CheckContext, GenerateContext, ProductIdentity } from "./hook-contexts.ts";
import type { SemanticLayerHooks } from "./semantic-hooks.ts";

export type {
  CheckContext,
  GenerateContext,
  LakeOfProduct,
  NeededSecret,
  ProductIdentity,
  SelectedLake,
} from "./hook-contexts.ts";

/** The version of the contract between floe and its plugins. A plugin states the one it was written for; the same
 *  major fits. 2.1 has `readers` and `dbtReads`, 2.2 has `dbtAdapter`, 2.3 has `betweenTargets`,
 *  2.4 has `startingConfig`, 2.5 has `pythonRequirements`, 2.6 has the secrets of the product, and typed Helm values of the
 *  kinds for the cluster, 2.7 has `environment` of a product, 2.8 has `python`, 2.9 has `tableCatalog` and `objectStorage` in the
 *  context of a compute plugin, 2.10 has what a backend says of where the product reports to, 2.11 has the hooks of semantic layers. */
export const pluginContractVersion = "2.11.0";

/** What every plugin may contribute. Hooks are pure: what they know, they were given; what they do, they return. They are
 *  not `async`. One that has not returned after 10 seconds is ended as a bug of the plugin, and so is the module when it
 *  has not run to its end after 30. */
export interface Contributions<C, K extends PluginKind = PluginKind> {
  /** The `type` that manifest.yaml selects it by. */
  readonly name: string;
  /** The options under `config`. Strict: an unknown option is an error with a suggestion. */
  readonly config: z.ZodType<C>;
  /** What a new manifest.yaml has under `config`: the options that the plugin cannot do without, with stand-ins that the user
   *  replaces. `floe init` writes them, of plugins that come with floe. */
  readonly startingConfig?: { readonly [option: string]: unknown };
  /** The options that the plugin's part at run time reads from the artifact, as pointers into the config. Short for a
   *  reader of the place where the outputs repeat them. */
  readonly readAtRunTime?: readonly Pointer[];
  /** Its part in Python, where the product runs with floe-dagster. It is given the options that `readAtRunTime` names. */
  readonly python?: PythonSide;
  /** Who reads the outputs at run time, as far as the plugin brings it: its library, the program that reads a file of its
   *  own. What no reader claims is passed on, and floe tells the user so. A claim is a promise: the leaf, changed, changes
   *  what the reader does or shows. */
  readonly readers?: readonly Reader[];
  /** What a schema cannot express about the options. A rule is asked as soon as the options that it reads are accepted,
   *  whatever is wrong with others. `floe explain` prints its problems. */
  readonly rules?: readonly Rule<CheckContext<C>>[];
  /** The packages of Python that run what the plugin writes. `floe compile` puts them into requirements.txt for the product's image,
   *  and `floe doctor` looks whether they are installed. The adapter of a compute plugin is there without being named again. */
  pythonRequirements?(context: CheckContext<C>): readonly PythonRequirement[];
  /** Files of the code location or beside it. A compute plugin is asked for each engine of the product; of several files of one
   *  path the first one counts, and the default engine comes first. */
  files?(context: GenerateContext<C>): readonly GeneratedFile[];
  /** The part of the Helm values that belongs to the plugin's kind. No other plugin can set any of it. */
  helm?(context: GenerateContext<C>): TracedHelmPart<K>;
}

/** A kind's part of the Helm values with the origin of each leaf: in the form that the chart reads, or a free table for kinds
 *  that it does not read by name. */
export type TracedHelmPart<K extends PluginKind> = K extends PluginKind
  ? string extends keyof HelmPart<K>
    ? TracedTable
    : Traced<HelmPart<K>>
  : never;

/** A target of the dbt profile. */
export interface TargetOfProduct<C> extends CheckContext<C> {
  readonly product: ProductIdentity;
}

/** What a compute plugin makes a dbt target from. */
export interface TargetContext<C> extends TargetOfProduct<C> {
  /** The options of the product's other targets that `betweenTargets` says this one reads the tables of: what has to be connected
   *  for that, `dbtTarget` connects. */
  readonly others: readonly Located<C>[];
}

/** How the models of one target read the tables of another one of the same plugin, where transforms of one product run on
 *  several. Of a plugin that does not say so, a model reads only what its own target has built. */
export interface BetweenTargets<C> {
  /** What dbt calls the database of a target: the same in every target that reads its tables. */
  database(context: TargetOfProduct<C>): Located<string>;
  /** Why models of the target cannot read the tables of `other`: a clause that ends a sentence. Nothing when they can. */
  unreachable?(context: TargetOfProduct<C> & { readonly other: Located<C> }): string | undefined;
}

/** A Python distribution with an entry point for the plugin in the group `floe_dagster.plugins`: `<kind>.<type>`. It brings resources,
 *  sensors, a pool, and variables for runs of dbt. */
export interface PythonSide {
  /** As pip knows it: `floe-abacus`. Where it is on a package index, `pythonRequirements` names it too, with the versions that fit: else
   *  requirements.txt has it in a comment only. */
  readonly distribution: string;
}

/** A package of the Python index that brings dbt the means to talk to an engine. */
export interface DbtAdapter {
  /** `dbt-duckdb`. It is recommended to users, so it is one that its plugin's authors vouch for. */
  readonly package: string;
  /** A range as npm writes it, over the first three numbers of a version: `>=1.9 <2`. */
  readonly versions: string;
}

/** A package of Python that something at run time needs. */
export interface PythonRequirement {
  /** Its name on the index, such as `dagster`. It is installed by name, so it is one that the plugin's authors vouch for. */
  readonly package: string;
  /** A range as npm writes it, over the first three numbers of a version; any version when left out. pip has no words for `||`: the
   *  package is then named without a range. */
  readonly versions?: string;
  /** Its extras, such as `PyHive` of dbt-spark. */
  readonly extras?: readonly string[];
  /** It is on no index, so that whoever registered its name there would have it run: floe names it in a comment, and whoever builds the
   *  image installs it from where it is. */
  readonly notOnIndex?: true;
  /** The options that it follows from. */
  readonly from?: readonly Located<unknown>[];
}

/** When a product runs that does not say so itself. */
export interface DefaultSchedule {
  readonly cron: string;
  readonly timezone: string;
  readonly enabled: boolean;
}

/** A product of a folder, and its own folder relative to that. */
export interface WorkspaceProduct {
  readonly name: string;
  /** Its outputs, relative to the folder of the files; those of an environment lie beside that. */
  readonly folder: string;
}

/** A file of a folder with several products: a path inside it, and the text. */
export interface WorkspaceFile {
  readonly path: string;
  readonly text: string;
}

/** What plugins of some kinds do beside. Other kinds contribute what all do. */
export interface KindHooks<C> extends BackendHooks<C>, SemanticLayerHooks<C> {
  /** Runs the transforms. */
  readonly compute: {
    /** How the engine tells the names of tables and columns apart, as long as nobody quotes them. Where it says nothing, names
     *  are compared without case: names that differ by more than case are different everywhere. */
    readonly identifierFolding?: IdentifierFolding;
    /** The output of the dbt profile, in the words of its dbt adapter; every secret an `env_var()`. */
    dbtTarget(context: TargetContext<C>): TracedJson;
    /** How targets read each other's tables, for products of which some transforms run on another engine. */
    readonly betweenTargets?: BetweenTargets<C>;
    /** The leaves of that output that dbt's adapter reads, as pointers into it: `/path`, `/settings/**`. */
    readonly dbtReads?: readonly LeafPattern[];
    /** The Python package of that adapter and the versions that the plugin was tried with, for `floe doctor`. */
    readonly dbtAdapter?: DbtAdapter;
    /** How many runs may write at a time; any number when it gives nothing. */
    writers?(context: CheckContext<C>): Located<number> | undefined;
    /** Seconds after which the orchestrator ends a run; it waits forever when it gives nothing. */
    runTimeoutSeconds?(context: CheckContext<C>): Located<number> | undefined;
  };
  /** Runs the product on its schedule. */
  readonly orchestrator: {
    /** The schedule of products that have none of their own. */
    defaultSchedule?(context: CheckContext<C>): Located<DefaultSchedule> | undefined;
    /** Files of a folder with several products, by which the orchestrator finds all of them. */
    workspaceFiles?(products: readonly WorkspaceProduct[]): readonly WorkspaceFile[];
  };
}

/** A plugin of one kind. */
export type PluginOf<K extends PluginKind, C = unknown> = Contributions<C, K> & {
  readonly kind: K;
} & (K extends keyof KindHooks<C> ? KindHooks<C>[K] : object);

/** Any plugin; `kind` tells which. */
export type Plugin<C = unknown> = { readonly [K in PluginKind]: PluginOf<K, C> }[PluginKind];
