import type { Located } from "../origins/located.ts";
import type { PluginId } from "../origins/origin.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";

/** What rules about the options of a plugin are given. */
export interface CheckContext<C> {
  readonly config: Located<C>;
  /** The product that is compiled, for rules about what an option means to it. A rule goes without where the manifest is
   *  checked alone, or the product's name was refused. */
  readonly product?: ProductIdentity;
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
