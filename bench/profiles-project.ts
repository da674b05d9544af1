import { smallManifest, smallProduct } from "../tests/support/small-project.ts";

/** A manifest with so many compute profiles, and a product, `shop`, that runs on two engines. */
export function profilesFiles(count: number): Readonly<Record<string, string>> {
  const names = Array.from({ length: count }, (_, index) => `engine_${index}`);
  const profiles = names.map(
    (name) => `    ${name}: { type: duckdb, properties: { threads: 2, path: "${name}-{product_slug}.duckdb" } }\n`,
  );
  const last = names.at(-1) ?? "default";
  return {
    "manifest.yaml": smallManifest(`profiles:\n  compute:\n${profiles.join("")}`),
    "shop/floe.yaml": smallProduct(`  - { name: totals, compute: ${last} }\n`),
  };
}
