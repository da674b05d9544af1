import { renderHuman } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { compute, type Files, helpOf, refused } from "./compile-outcome.ts";

/** A product with these lines under `transforms`. */
function productWith(transforms: string): string {
  return smallProduct().replace("  - name: orders\n", transforms);
}

describe("one mistake gives one finding at its place", () => {
  const cases: readonly (readonly [string, Files, string, string])[] = [
    [
      "a manifest that is not there",
      { product: smallProduct().replace("../manifest", "../manifst") },
      "file/missing",
      "shop/floe.yaml:7:13",
    ],
    [
      "no manifest named",
      { product: smallProduct().replace("platform:\n  manifest: ../manifest.yaml\n", "") },
      "load/no-manifest",
      "shop/floe.yaml:1:1",
    ],
    [
      "a manifest in a registry",
      { product: smallProduct().replace("../manifest.yaml", "oci://registry/manifest:1.0.0") },
      "load/remote-manifest",
      "shop/floe.yaml:7:13",
    ],
    [
      "a quote that is not closed",
      { product: smallProduct('schedule:\n  cron: "0 6 * * *\n') },
      "yaml/unclosed-quote",
      "shop/floe.yaml:11:9",
    ],
    [
      "a tab",
      { manifest: smallManifest("governance:\n\tpolicy_enforcement_level: warn\n") },
      "yaml/tab-indentation",
      "manifest.yaml:13:1",
    ],
    [
      "an unknown root key that is nearly right",
      { manifest: smallManifest("observabilty: {}\n") },
      "schema/unknown-key",
      "manifest.yaml:12:1",
    ],
    [
      "an unknown key deep inside",
      { manifest: smallManifest("observability:\n  tracing:\n    exportr: otlp\n") },
      "schema/unknown-key",
      "manifest.yaml:14:5",
    ],
    ["an unknown option of a plugin", { manifest: compute("thread: 2") }, "schema/unknown-key", "manifest.yaml:11:7"],
    [
      "an unknown key of floe.yaml",
      { product: smallProduct("    teir: gold\n") },
      "schema/unknown-key",
      "shop/floe.yaml:10:5",
    ],
    ["a wrong type", { manifest: compute("threads: four") }, "schema/wrong-type", "manifest.yaml:11:16"],
    [
      "a string in place of a number",
      { manifest: compute('threads: "4"') },
      "schema/wrong-type",
      "manifest.yaml:11:16",
    ],
    [
      "a word that is none of the choices",
      { manifest: smallManifest("governance:\n  policy_enforcement_level: strictt\n") },
      "schema/wrong-value",
      "manifest.yaml:13:29",
    ],
    [
      "a number out of its bounds",
      { manifest: smallManifest("governance:\n  data_retention_days: 0\n") },
      "schema/out-of-range",
      "manifest.yaml:13:24",
    ],
    [
      "a missing key",
      { manifest: smallManifest().replace("  owner: platform@example.com\n", "") },
      "schema/missing-key",
      "manifest.yaml:3:1",
    ],
    [
      "a duplicate key",
      { manifest: smallManifest("governance: {}\ngovernance: {}\n") },
      "yaml/duplicate-key",
      "manifest.yaml:13:1",
    ],
    [
      "a dependency on nothing",
      { product: smallProduct("    dependsOn: [ordres]\n  - name: customers\n") },
      "product/unknown-dependency",
      "shop/floe.yaml:10:17",
    ],
    [
      "a dependency on oneself",
      { product: smallProduct("    dependsOn: [orders]\n") },
      "product/self-dependency",
      "shop/floe.yaml:10:17",
    ],
    [
      "a cycle",
      { product: productWith("  - {name: a, dependsOn: [b]}\n  - {name: b, dependsOn: [a]}\n") },
      "product/dependency-cycle",
      "shop/floe.yaml:10:27",
    ],
    [
      "two transforms of one name",
      { product: smallProduct("  - name: orders\n") },
      "product/duplicate-name",
      "shop/floe.yaml:10:11",
    ],
    [
      "a cron of words",
      { product: smallProduct("schedule:\n  cron: every day\n") },
      "product/bad-cron",
      "shop/floe.yaml:11:9",
    ],
    [
      "a cron with seconds",
      { product: smallProduct("schedule:\n  cron: 0 0 6 * * *\n") },
      "product/bad-cron",
      "shop/floe.yaml:11:9",
    ],
    [
      "the 31st of February",
      { product: smallProduct("schedule:\n  cron: 0 6 31 2 *\n") },
      "product/never-runs",
      "shop/floe.yaml:11:9",
    ],
    [
      "a zone on Mars",
      { product: smallProduct("schedule: {cron: 0 6 * * *, timezone: Mars/Olympus}\n") },
      "product/unknown-timezone",
      "shop/floe.yaml:10:39",
    ],
    [
      "a zone in small letters",
      { product: smallProduct("schedule: {cron: 0 6 * * *, timezone: europe/berlin}\n") },
      "product/unknown-timezone",
      "shop/floe.yaml:10:39",
    ],
    [
      "a schedule without cron",
      { product: smallProduct("schedule:\n  timezone: UTC\n") },
      "product/schedule-without-cron",
      "shop/floe.yaml:10:1",
    ],
    [
      "a bad cron of the platform",
      {
        manifest: smallManifest().replace(
          "    type: dagster\n",
          "    type: dagster\n    config: {default_schedule: {cron: every day}}\n",
        ),
      },
      "product/bad-cron",
      "manifest.yaml:12:39",
    ],
    [
      "a plugin that is not installed",
      { manifest: smallManifest().replace("duckdb", "clickhouse") },
      "plugin/missing",
      "manifest.yaml:9:11",
    ],
    [
      "no compute",
      { manifest: smallManifest().replace("  compute:\n    type: duckdb\n", "") },
      "resolve/no-plugin-selected",
      "manifest.yaml:7:1",
    ],
    [
      "a storage that floe does not know",
      { manifest: smallManifest("  storage:\n    type: minio\n") },
      "resolve/storage-unsupported",
      "manifest.yaml:13:11",
    ],
    [
      "Jinja in the path of the database",
      { manifest: compute('path: "{{ target.name }}.duckdb"') },
      "profile/live-jinja",
      "manifest.yaml:11:13",
    ],
    [
      "Jinja in a setting",
      { manifest: compute("settings: {timezone: '{% raw %}'}") },
      "profile/live-jinja",
      "manifest.yaml:11:28",
    ],
    [
      "a path that leads out of the product",
      { manifest: compute("path: ../shared.duckdb") },
      "duckdb/path-outside",
      "manifest.yaml:11:13",
    ],
    [
      "a placeholder that does not exist",
      { manifest: compute("path: 'target/{product}.duckdb'") },
      "duckdb/unknown-placeholder",
      "manifest.yaml:11:13",
    ],
    [
      "environments in the manifest",
      { manifest: smallManifest("environments: {}\n") },
      "manifest/environment-key",
      "manifest.yaml:12:1",
    ],
    [
      "a database in floe.yaml",
      { product: smallProduct("database: x\n") },
      "product/environment-key",
      "shop/floe.yaml:10:1",
    ],
    [
      "an endpoint deep in floe.yaml",
      {
        product: smallProduct(
          "    qualityChecks:\n      - {name: a, type: custom, dimension: validity, parameters: {test: t, endpoint: x}}\n",
        ),
      },
      "product/environment-key",
      "shop/floe.yaml:11:76",
    ],
    [
      "approved sinks without a scope",
      { manifest: smallManifest("approved_sinks: [crm]\n") },
      "manifest/wrong-scope",
      "manifest.yaml:12:1",
    ],
    [
      "a parent without a scope",
      { manifest: smallManifest("parent_manifest: ../other.yaml\n") },
      "manifest/parent-forbidden",
      "manifest.yaml:12:1",
    ],
    [
      "a domain without a parent",
      { manifest: smallManifest("scope: domain\n") },
      "manifest/parent-missing",
      "manifest.yaml:12:8",
    ],
    [
      "a parent outside of the project",
      { manifest: smallManifest("scope: domain\nparent_manifest: ../other.yaml\n") },
      "parent/outside",
      "manifest.yaml:13:18",
    ],
    [
      "weights that are not one",
      { manifest: smallManifest("  quality:\n    provider: soda\n    dimension_weights: {completeness: 0.9}\n") },
      "resolve/weights-sum",
      "manifest.yaml:14:5",
    ],
    [
      "a quality provider that nobody knows",
      { manifest: smallManifest("  quality:\n    provider: sodaa\n") },
      "resolve/unknown-quality-provider",
      "manifest.yaml:13:15",
    ],
    [
      "oauth2 without a client",
      {
        manifest: smallManifest(
          "profiles:\n  storage:\n    other: {bucket: my-bucket, credentials: {mode: oauth2, client_id: me}}\n",
        ),
      },
      "resolve/credential-mode",
      "manifest.yaml:14:52",
    ],
    [
      "a sink that is not approved",
      {
        manifest: smallManifest("scope: enterprise\napproved_sinks: [crm]\n"),
        product: smallProduct("destinations:\n  - {name: a, sink_type: ads, connection_secret_ref: ads}\n"),
      },
      "governance/sink-not-approved",
      "shop/floe.yaml:11:26",
    ],
    [
      "a plugin that is not approved",
      { manifest: smallManifest("scope: enterprise\napproved_plugins: {compute: [spark]}\n") },
      "governance/plugin-not-approved",
      "manifest.yaml:9:11",
    ],
    [
      "a file that is not UTF-8's text",
      { product: smallProduct("x-note: \u0007\n") },
      "file/control-character",
      "shop/floe.yaml:10:9",
    ],
    ["an empty file", { product: "\n" }, "yaml/empty", "shop/floe.yaml:1:1"],
  ];

  test.each(cases)("%s", async (_, files, code, at) => {
    expect(places(await refused(files))).toEqual([{ code, at }]);
  });
});

describe("a finding helps", () => {
  test.each([
    ["an unknown key", { manifest: compute("thread: 2") }, "schema/unknown-key", "Did you mean `threads`?"],
    [
      "a wrong word",
      { manifest: smallManifest("observability: {tracing: {exporter: otpl}}\n") },
      "schema/wrong-value",
      "Did you mean `otlp`?",
    ],
    [
      "an unknown dependency",
      { product: smallProduct("  - name: a\n    dependsOn: [order]\n") },
      "product/unknown-dependency",
      "Did you mean `orders`?",
    ],
    [
      "an unknown zone",
      { product: smallProduct("schedule: {cron: 0 6 * * *, timezone: Europe/Berln}\n") },
      "product/unknown-timezone",
      "Did you mean `Europe/Berlin`?",
    ],
    [
      "a plugin that is not installed",
      { manifest: smallManifest().replace("duckdb", "clickhouse") },
      "plugin/missing",
      "How to write one: docs/plugins.md.",
    ],
    [
      "a plugin that is nearly right",
      { manifest: smallManifest().replace("dagster", "dagstar") },
      "plugin/missing",
      "Did you mean `dagster`?",
    ],
  ] as const)("with %s", async (_, files, code, words) => {
    expect(helpOf(await refused(files), code)).toContain(words);
  });

  test("a cycle is printed as the way around it", async () => {
    const transforms = "  - {name: a, dependsOn: [b]}\n  - {name: b, dependsOn: [c]}\n  - {name: c, dependsOn: [a]}\n";
    const [finding] = (await refused({ product: productWith(transforms) })).filter(
      ({ severity }) => severity === "error",
    );
    expect(finding?.message).toContain("a → b → c → a");
  });

  test("a duplicate key shows both places", async () => {
    const found = await refused({ manifest: smallManifest("governance: {}\ngovernance: {}\n") });
    expect(renderHuman(found, { color: "never" })).toMatch(/manifest\.yaml:13:1: error[\s\S]*\(manifest\.yaml:12:1\)/u);
  });
});
