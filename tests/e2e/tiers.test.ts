import { bundledPlugins } from "floe-cli/bundled-plugins";
import { explainSettings, settingsAt } from "floe-core";
import { memoryProject, places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const head = "apiVersion: floe.dev/v1\nkind: Manifest\n";
const who = (name: string) => `metadata: {name: ${name}, version: 1.0.0, owner: ${name}@example.com}\n`;
const enterprise = `${head}${who("group")}scope: enterprise
plugins:
  compute: {type: duckdb, config: {threads: 2, memory_limit: 1GB}}
  orchestrator: {type: dagster}
approved_plugins: {compute: [duckdb]}
governance: {policy_enforcement_level: warn, data_retention_days: 30}
`;
const domain = `${head}${who("sales-eu")}scope: domain
parent_manifest: ../tiers/enterprise.yaml
plugins: {compute: {config: {threads: 8}}}
governance: {data_retention_days: 90}
approved_products: [shop]
`;
const files = {
  "tiers/enterprise.yaml": enterprise,
  "sales/manifest.yaml": domain,
  "sales/shop/floe.yaml": smallProduct(),
  // The root of the repository.
  "pnpm-workspace.yaml": "",
};

const project = (more: Readonly<Record<string, string>> = {}) =>
  memoryProject({ ...files, ...more }, { plugins: bundledPlugins });
const compiled = (more: Readonly<Record<string, string>> = {}) =>
  project(more).compile("sales/shop/floe.yaml", { outputs: "none" });

describe("a product of a domain of an enterprise", () => {
  test("has the settings of all tiers, the nearest first, and of rules the stricter one", async () => {
    const { artifacts, diagnostics } = await compiled();
    expect(places(diagnostics).map(({ code }) => code)).toEqual(["governance/not-enforced"]);
    expect(artifacts?.plugins?.compute.config).toMatchObject({ threads: 8, memory_limit: "1GB" });
    expect(artifacts?.governance).toMatchObject({ policy_enforcement_level: "warn", data_retention_days: 90 });
  });

  test("knows its tiers and its domain", async () => {
    const { artifacts } = await compiled();
    expect(artifacts?.mode).toBe("mesh");
    expect(artifacts?.inheritance_chain).toEqual([
      { name: "group", version: "1.0.0", scope: "enterprise", ref: "../../tiers/enterprise.yaml" },
      { name: "sales-eu", version: "1.0.0", scope: "domain", ref: "../manifest.yaml" },
    ]);
    expect(artifacts?.identity).toMatchObject({ product_id: "sales_eu.shop", domain: "sales-eu" });
  });

  test("tells of each value which file it is from", async () => {
    const { files: outputs } = await compiled();
    const provenance = JSON.parse(outputs.find(({ path }) => path.endsWith("provenance.json"))?.text ?? "");
    expect(provenance.outputs["floe_target/compiled_artifacts.json"]).toMatchObject({
      "/plugins/compute/config/threads": { file: "manifest.yaml", line: 6 },
      "/plugins/compute/config/memory_limit": { file: "../tiers/enterprise.yaml", line: 6 },
      "/inheritance_chain/0/name": { file: "../tiers/enterprise.yaml", line: 3 },
    });
    expect(Object.keys(provenance.inputs)).toEqual(["floe.yaml", "../manifest.yaml", "../../tiers/enterprise.yaml"]);
  });

  test("is told of a mistake in a tier in the file of that tier, with the other place", async () => {
    const weaker = domain.replace("data_retention_days: 90", "data_retention_days: 7");
    const other = weaker.replace("compute: {config: {threads: 8}}", "compute: {type: trino}");
    const { diagnostics } = await compiled({
      "sales/manifest.yaml": other,
      "tiers/enterprise.yaml": `${enterprise}defaults: {compute: snowflake}\n`,
    });
    const told = diagnostics.filter(({ code }) => code.startsWith("governance/") && !code.endsWith("not-enforced"));
    expect(places(told)).toEqual([
      { code: "governance/plugin-not-approved", at: "sales/manifest.yaml:6:27" },
      { code: "governance/base-weakened", at: "sales/manifest.yaml:7:14" },
    ]);
    expect(told.flatMap(({ notes }) => notes.map(({ span }) => span?.source.shown))).toEqual([
      "tiers/enterprise.yaml",
      "tiers/enterprise.yaml",
    ]);
  });

  test("is explained with the values that yield", async () => {
    const { context, host } = project();
    const { explained } = await explainSettings(
      { kind: "product", productPath: `${host.workingDirectory}/sales/shop/floe.yaml` },
      context,
    );
    const found = explained && settingsAt(explained, explained.files.manifest, "/plugins/compute/config/threads");
    const [setting] = found?.kind === "settings" ? found.settings : [];
    expect(setting?.yielded.map(({ span }) => span.source.shown)).toEqual(["tiers/enterprise.yaml"]);
  });

  test("gets an environment of its domain, whose parent stays where the domain names it", async () => {
    const { artifacts, diagnostics } = await project({
      "sales/platform/prod/manifest.yaml": `${head}extends: ../../manifest.yaml\nplugins: {compute: {config: {threads: 16}}}\n`,
    }).compile("sales/shop/floe.yaml", { outputs: "none", environment: "prod" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(artifacts?.mode).toBe("mesh");
    expect(artifacts?.plugins?.compute.config).toMatchObject({ threads: 16, memory_limit: "1GB" });
    expect(artifacts?.inheritance_chain.map(({ name, ref }) => [name, ref])).toEqual([
      ["group", "../../tiers/enterprise.yaml"],
      ["sales-eu", "../platform/prod/manifest.yaml"],
    ]);
  });

  test("may stand below several domains", async () => {
    const { artifacts } = await compiled({
      "sales/manifest.yaml": domain.replace("../tiers/enterprise.yaml", "../tiers/europe.yaml"),
      "tiers/europe.yaml": `${head}${who("europe")}scope: domain\nparent_manifest: enterprise.yaml\nplugins: {}\n`,
    });
    expect(artifacts?.inheritance_chain.map(({ name }) => name)).toEqual(["group", "europe", "sales-eu"]);
  });

  test("has no more tiers than anybody can follow", async () => {
    const links = Array.from({ length: 20 }, (_, index) => [
      `tiers/d${index}.yaml`,
      `${head}${who(`d${index}`)}scope: domain\nparent_manifest: d${index + 1}.yaml\nplugins: {}\n`,
    ]);
    const { diagnostics } = await compiled({
      ...Object.fromEntries(links),
      "sales/manifest.yaml": domain.replace("enterprise.yaml", "d0.yaml"),
    });
    expect(places(diagnostics).map(({ code }) => code)).toEqual(["parent/too-deep"]);
  });

  test("has another digest when a tier changes", async () => {
    const hashOf = async (text: string) =>
      (await compiled({ "tiers/enterprise.yaml": text })).artifacts?.metadata.source_hash;
    expect(await hashOf(enterprise)).not.toBe(await hashOf(`${enterprise}# changed\n`));
  });
});

test("a product of an enterprise without domains is centralized, and one without tiers is simple", async () => {
  const modeOf = async (manifest: string) => (await compiled({ "sales/manifest.yaml": manifest })).artifacts?.mode;
  expect(await modeOf(smallManifest("scope: enterprise\n"))).toBe("centralized");
  expect(await modeOf(smallManifest())).toBe("simple");
});

test("each tier can be checked by itself", async () => {
  for (const tier of ["tiers/enterprise.yaml", "sales/manifest.yaml"]) {
    const found = await project().validateManifest(tier);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  }
});
