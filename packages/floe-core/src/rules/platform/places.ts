import type { Located } from "../../origins/located.ts";
import type { PluginCandidate } from "../../plugins/discover.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { WantedPlugin } from "../../project/wanted-plugins.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { Product } from "../../schemas/product/product.ts";
import type { OnManifest } from "../manifest/places.ts";

/** What rules about a platform are given: the manifest, the product on it where there is one, and which plugins that
 *  makes. */
export interface OnPlatform extends OnManifest {
  readonly product: Located<Product> | undefined;
  readonly wanted: ReadonlyMap<PluginKind, WantedPlugin>;
  readonly candidates: readonly PluginCandidate[];
  /** The default engine, when it could be loaded. */
  readonly compute: SelectedPlugin | undefined;
}
