import { type BundledPlugin, type CatalogueEntry, diagnosticCatalogue } from "floe-core";

/** Every code that floe and the plugins which come with it report, in order. A plugin that the project installs brings
 *  its own documentation: explaining runs no code of the project. */
export function knownCodes(bundled: readonly BundledPlugin[]): readonly CatalogueEntry[] {
  const plugins = bundled.flatMap(({ load }) => load().diagnostics ?? []);
  return [...diagnosticCatalogue(), ...plugins].sort((left, right) => (left.code < right.code ? -1 : 1));
}
