import { at, isThere, items, type Located } from "../../origins/located.ts";
import type { Options } from "../../plugins/check-options.ts";
import type { EnforcementLevel } from "../../policy/enforcement-level.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import type { ProjectFile } from "../../project/project-file.ts";
import type { SelectedPlugin } from "../../project/resolved-project.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";

/** What the platform's policies are given. A manifest alone is held to those that need no product. */
export interface OnGovernance {
  readonly manifest: Located<Manifest> | undefined;
  readonly product: Located<ListedProduct> | undefined;
  readonly plugins: ReadonlyMap<PluginKind, SelectedPlugin>;
  /** The files, as far as they are YAML. */
  readonly files: readonly ProjectFile[];
  /** The options that plugins have checked. */
  readonly options: readonly Options[];
  readonly level: EnforcementLevel;
}

/** The manifest, where there is one. */
export function governingManifest({ manifest }: OnGovernance): readonly Located<Manifest>[] {
  return manifest === undefined ? [] : [manifest];
}

/** The product, where there is one. */
export function governedProduct({ product }: OnGovernance): readonly Located<ListedProduct>[] {
  return product === undefined ? [] : [product];
}

/** A list of what is approved, for rules that compare with it. */
export function approvalAt(
  { manifest }: OnGovernance,
  key: "approved_sinks" | "approved_products",
): readonly Located<unknown>[] {
  return manifest === undefined ? [] : [at(manifest, key)];
}

/** What a list approves; `undefined` where an entry of it was refused, which may be the one that is looked for. */
export function approvedNames(list: Located<readonly string[]>): readonly string[] | undefined {
  return items(list).every(isThere) ? list.value : undefined;
}
