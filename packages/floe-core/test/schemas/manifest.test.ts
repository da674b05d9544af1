import { pluginKinds } from "floe-core/plugin";
import { Manifest, ManifestMetadata, PluginSelection, PluginsConfig, ResourcePresets } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { fullManifest } from "./full-manifest.ts";
import { issuesOf } from "./issues.ts";

describe("the root", () => {
  test("a manifest with every section is valid", () => {
    expect(issuesOf(Manifest, fullManifest)).toEqual([]);
  });

  test("a value in the file is a value in the manifest, unchanged", () => {
    expect(Manifest.parse(fullManifest)).toMatchObject(fullManifest);
  });

  test("parsing a parsed manifest changes nothing", () => {
    const once = Manifest.parse(fullManifest);
    expect(Manifest.parse(once)).toEqual(once);
  });

  test.each(["apiVersion", "kind", "metadata", "plugins"])("%s is required", (key) => {
    const rest = Object.fromEntries(Object.entries(fullManifest).filter(([name]) => name !== key));
    expect(issuesOf(Manifest, rest)).toHaveLength(1);
  });

  test.each([
    ["apiVersion", "floe.dev/v2"],
    ["kind", "FloeSpec"],
    ["scope", "product"],
    ["scope", null],
    ["observability", null],
    ["resource_presets", null],
  ])("%s: %j is refused", (key, value) => {
    expect(issuesOf(Manifest, { ...fullManifest, [key]: value })).toHaveLength(1);
  });

  test("every mistake is reported at once", () => {
    expect(
      issuesOf(Manifest, { kind: "Manifest", metadata: { name: "a" }, plugins: { computer: {} }, extra: 1 }),
    ).toEqual([
      "apiVersion: invalid_value",
      "metadata.version: invalid_type",
      "metadata.owner: invalid_type",
      "plugins: unrecognized_keys",
      ": unrecognized_keys",
    ]);
  });
});

describe("names", () => {
  test.each(["a", "7", "0-0", "harbour-platform", "defaults", "a".repeat(63)])("%s names a manifest", (name) => {
    expect(issuesOf(ManifestMetadata, { name, version: "1.0.0", owner: "x" })).toEqual([]);
  });

  test.each(["", "-a", "a-", "A", "a_b", "a.b", "a\n", "default", "system", "floe", "admin", "root"])(
    "%j does not name a manifest",
    (name) => {
      expect(issuesOf(ManifestMetadata, { name, version: "1.0.0", owner: "x" })).toEqual(["name: invalid_format"]);
    },
  );

  test("a name has at most 63 characters", () => {
    const name = "a".repeat(64);
    expect(issuesOf(ManifestMetadata, { name, version: "1.0.0", owner: "x" })).toEqual(["name: too_big"]);
  });

  test.each(["1.0", "1.0.0-rc.1", "v1.0.0", "1.0.0\n", 1])("%j is no version", (version) => {
    expect(issuesOf(ManifestMetadata, { name: "a", version, owner: "x" })).toHaveLength(1);
  });

  test("a version may have leading zeros and a description 500 characters", () => {
    const metadata = { name: "a", version: "01.002.0", owner: "x", description: "d".repeat(500) };
    expect(issuesOf(ManifestMetadata, metadata)).toEqual([]);
    expect(issuesOf(ManifestMetadata, { ...metadata, description: "d".repeat(501) })).toEqual(["description: too_big"]);
  });
});

describe("plugins", () => {
  test("every category has a slot, and dbt has no default", () => {
    expect(Object.keys(PluginsConfig.shape)).toEqual(pluginKinds);
    expect(pluginKinds).toHaveLength(14);
    expect(PluginsConfig.parse({})).toEqual({});
  });

  test.each(["duckdb", "k8s-rbac", "great_expectations", "a".repeat(63)])("%s is a plugin type", (type) => {
    expect(issuesOf(PluginSelection, { type })).toEqual([]);
  });

  test.each(["", "DuckDB", " duckdb", "8ball", "../duckdb", "a".repeat(64), 3])("%j is no plugin type", (type) => {
    expect(issuesOf(PluginSelection, { type })).toHaveLength(1);
  });

  test("a connection secret has a Kubernetes name", () => {
    expect(issuesOf(PluginSelection, { type: "s3", connection_secret_ref: "minio-root" })).toEqual([]);
    expect(issuesOf(PluginSelection, { type: "s3", connection_secret_ref: "Minio" })).toEqual([
      "connection_secret_ref: invalid_format",
    ]);
  });
});

describe("resource presets", () => {
  const preset = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1500m", memory: "2048Mi" } };

  test("a preset has requests and limits", () => {
    expect(issuesOf(ResourcePresets, { small: preset, "2xlarge": preset })).toEqual([]);
    expect(issuesOf(ResourcePresets, { small: { requests: preset.requests } })).toEqual(["small.limits: invalid_type"]);
  });

  test.each([
    { cpu: 1, memory: "1Gi" },
    { cpu: "0.5", memory: "1Gi" },
    { cpu: "1", memory: "1GB" },
    { cpu: "1", memory: "1" },
    { cpu: "1" },
    { cpu: "1", memory: "1Gi", gpu: "1" },
  ])("%j is refused", (requests) => {
    expect(issuesOf(ResourcePresets, { small: { ...preset, requests } })).toHaveLength(1);
  });

  test("the flat shape of older manifests is refused", () => {
    expect(issuesOf(ResourcePresets, { small: { cpu_request: "1" } })).toContain("small: unrecognized_keys");
  });
});
