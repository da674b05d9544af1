/** A manifest with what a platform cannot do without, and more at its end. */
export function manifestFile(more = ""): string {
  return `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform}
plugins:
  compute: {type: duckdb}
  orchestrator: {type: dagster}
${more}`;
}

/** A product of this name with one transform, and more at its end. */
export function productFile(name: string, more = ""): string {
  return `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: ${name}, version: 1.0.0}
platform: {manifest: ../manifest.yaml}
transforms: [{name: orders}]
${more}`;
}

/** A manifest and the product `shop`. */
export const shop: Readonly<Record<string, string>> = {
  "manifest.yaml": manifestFile(),
  "shop/floe.yaml": productFile("shop"),
};

/** The outputs of `shop`, in the order in which they are listed. */
export const shopOutputs: readonly string[] = [
  "floe_target/compiled_artifacts.json",
  "definitions.py",
  "profiles.yml",
  "floe_target/requirements.txt",
  "floe_target/values.yaml",
  "floe_target/provenance.json",
];
