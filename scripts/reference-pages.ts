import { bundledPlugins } from "../packages/floe-cli/src/bundled-plugins.ts";
import { Manifest } from "../packages/floe-core/src/schemas/manifest/manifest.ts";
import { Product } from "../packages/floe-core/src/schemas/product/product.ts";
import { filePage, pluginsPage } from "./reference-page.ts";

/** The pages of docs/reference by their name. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    "manifest.md": filePage(
      "manifest.yaml",
      "What platform engineers write. Keys that start with `x-` are free everywhere; every other key is one of these.",
      Manifest,
    ),
    "floe.md": filePage(
      "floe.yaml",
      "What data engineers write. Keys that start with `x-` are free everywhere; every other key is one of these.",
      Product,
    ),
    "plugins.md": pluginsPage(bundledPlugins.map(({ load }) => load())),
  };
}
