import type { DbtProject } from "../../dbt/project.ts";
import type { Located } from "../../origins/located.ts";
import type { PluginCandidate } from "../../plugins/discover.ts";
import type { ComputeNames } from "../../project/compute-names.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import type { ObservabilityBackends } from "../../project/resolved-project.ts";
import type { WantedPlugin } from "../../project/wanted-plugins.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { IdentifierFolding } from "../../text/folded-name.ts";
import type { OnManifest } from "../manifest/places.ts";

/** What rules about a platform are given: the manifest, the product on it where there is one, and which plugins that
 *  makes. */
export interface OnPlatform extends OnManifest {
  readonly product: Located<ListedProduct> | undefined;
  readonly environment: string | undefined;
  readonly wanted: ReadonlyMap<PluginKind, WantedPlugin>;
  readonly candidates: readonly PluginCandidate[];
  readonly backends: ObservabilityBackends;
  /** What `compute` of a transform may say; `undefined` without a product, or a default engine that could be loaded. */
  readonly computeNames: ComputeNames | undefined;
  /** The dbt project beside floe.yaml. */
  readonly dbt: DbtProject | undefined;
  /** The default engine and how it tells names apart; `undefined` where it could not be loaded. */
  readonly engine: NamingEngine | undefined;
}

/** An engine, as far as names matter. */
export interface NamingEngine {
  readonly type: string;
  readonly identifierFolding: IdentifierFolding;
}
