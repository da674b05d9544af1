import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type MemoryProject, memoryProject } from "floe-core/testing";

/** A manifest with what a platform cannot do without, and more at its end. */
export function smallManifest(more = ""): string {
  return `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: small
  version: 1.0.0
  owner: platform@example.com
plugins:
  compute:
    type: duckdb
  orchestrator:
    type: dagster
${more}`;
}

/** A product with one transform, and more at its end. */
export function smallProduct(more = ""): string {
  return `apiVersion: floe.dev/v1
kind: FloeSpec
metadata:
  name: shop
  version: 1.0.0
platform:
  manifest: ../manifest.yaml
transforms:
  - name: orders
${more}`;
}

/** A project with these two files at `manifest.yaml` and `shop/floe.yaml`. */
export function smallProject(
  files: {
    readonly manifest?: string;
    readonly product?: string;
    readonly more?: Readonly<Record<string, string>>;
  } = {},
  options: Omit<Parameters<typeof memoryProject>[1], "plugins"> = {},
): MemoryProject {
  const all = {
    "manifest.yaml": files.manifest ?? smallManifest(),
    "shop/floe.yaml": files.product ?? smallProduct(),
    ...files.more,
  };
  return memoryProject(all, { ...options, plugins: bundledPlugins });
}
