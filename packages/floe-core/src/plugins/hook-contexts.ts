import type { Located } from "../origins/located.ts";
import type { PluginId } from "../origins/origin.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { PluginKind } from "../schemas/kinds.ts";

/** What rules about the options of a plugin are given. */
export interface CheckContext<C> extends LakeOfProduct {
  readonly config: Located<C>;
  /** The product that is compiled, for rules about what an option means to it. A rule goes without where the manifest is
   *  checked alone, or the product's name was refused. */
  readonly product?: ProductIdentity;
}

/** Where the tables of a product may stand beside its engine, as the manifest selects it. An engine is given both when their options
 *  were accepted, and says by an option of its own whether it uses them: who uses none needs no network to either. */
export interface LakeOfProduct {
  readonly tableCatalog?: SelectedLake;
  readonly objectStorage?: SelectedLake;
  /** Which of the two the manifest selects with options that were refused: what is wrong there has been said. */
  readonly refusedLake?: readonly PluginKind[];
}

/** A catalog or a storage: its type and its options, in the words of its plugin. */
export interface SelectedLake {
  readonly type: Located<string>;
  readonly config: Located<{ readonly [option: string]: unknown }>;
}

export interface GenerateContext<C> extends CheckContext<C> {
  readonly plugin: PluginId;
  readonly product: ProductIdentity;
  /** The finished contract, to read; where its values come from is in the trace. */
  readonly artifacts: CompiledArtifacts;
  /** The secrets that the selected plugins and the product's destinations refer to. */
  readonly neededSecrets: readonly NeededSecret[];
}

/** A secret that has to be in the cluster, by its names alone. */
export interface NeededSecret {
  /** The Kubernetes Secret. */
  readonly name: Located<string>;
  /** The key in it; `value` where the reference names none. */
  readonly key: Located<string>;
  /** The environment variable that pods read it from. */
  readonly variable: Located<string>;
  /** Whether the reference names a key, means the one value of the secret, or all that the secret holds: then it has neither key nor
   *  variable. */
  readonly form: "key" | "value" | "whole";
  /** Whether the pods of the product get it. Others are for what the cluster runs beside. */
  readonly inPods: boolean;
}

/** The product's names: as written, and as dbt, Python and file names need it; and the environment that it is compiled for. */
export interface ProductIdentity {
  readonly name: Located<string>;
  /** Every character outside `A-Za-z0-9_` is `_`. */
  readonly slug: Located<string>;
  /** The environment that was asked for by name; else what floe.yaml calls the dbt target, else `dev`. */
  readonly environment: Located<string>;
}
