import { bundledPlugins } from "floe-cli/bundled-plugins";
import { memoryProject } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const checks =
  "    qualityChecks:\n      - {name: ids_are_there, type: not_null, column: id, dimension: completeness, severity: critical}\n";
const files = {
  "manifest.yaml": smallManifest(),
  "platform/prod/manifest.yaml": smallManifest(),
  "platform/staging/manifest.yaml": smallManifest(),
  "shop/floe.yaml": smallProduct(checks),
  "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
  "shop/models/orders.sql": "select 1 as id\n",
};

function project(more: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}) {
  return memoryProject({ ...files, ...more }, { plugins: bundledPlugins, environment });
}

const own = "shop/floe_target/prod";
const shared = "shop/tests/floe/orders__ids_are_there.sql";

describe("a compile for an environment", () => {
  test("writes into its folder, and what dbt looks for in its project there", async () => {
    const { compile, host } = project();
    const before = new Set(Object.keys(host.files()));
    const { outputRoot, environment } = await compile("shop/floe.yaml", { environment: "prod" });
    expect([outputRoot, environment]).toEqual([`/project/${own}`, "prod"]);
    const written = Object.keys(host.files()).filter((path) => !before.has(path));
    expect(written.sort()).toEqual([
      "shop/.floe/dbt-project.json",
      `${own}/.floe/outputs.json`,
      `${own}/definitions.py`,
      `${own}/floe_target/compiled_artifacts.json`,
      `${own}/floe_target/provenance.json`,
      `${own}/floe_target/requirements.txt`,
      `${own}/floe_target/values.yaml`,
      `${own}/profiles.yml`,
      shared,
    ]);
  });

  test("leaves the outputs of others as they are, and each is up to date", async () => {
    const { compile, host } = project();
    await compile("shop/floe.yaml");
    const before = host.files();
    for (const environment of ["prod", "staging", "prod"]) await compile("shop/floe.yaml", { environment });
    expect(host.files()).toMatchObject(before);
    for (const environment of [undefined, "prod", "staging"]) {
      const { upToDate } = await compile("shop/floe.yaml", { environment, outputs: "check" });
      expect([environment, upToDate]).toEqual([environment, true]);
    }
  });

  test("is what the variable asks for as well", async () => {
    const { compile } = project({}, { FLOE_PLATFORM_ENV: "prod" });
    expect((await compile("shop/floe.yaml")).outputRoot).toBe(`/project/${own}`);
  });

  test("goes where --out says", async () => {
    const { compile, host } = project();
    const { outputRoot, shared: none } = await compile("shop/floe.yaml", {
      environment: "prod",
      outputRoot: "/project/out",
    });
    expect([outputRoot, none]).toEqual(["/project/out", undefined]);
    expect(Object.keys(host.files())).toContain("out/tests/floe/orders__ids_are_there.sql");
  });

  test("is beside floe.yaml where a manifest is named", async () => {
    const { compile } = project({}, { FLOE_PLATFORM_ENV: "prod" });
    const { outputRoot } = await compile("shop/floe.yaml", { manifestPath: "/project/manifest.yaml" });
    expect(outputRoot).toBe("/project/shop");
  });

  test("removes the dbt test of a check that is gone", async () => {
    const { compile, host } = project();
    await compile("shop/floe.yaml", { environment: "prod" });
    const later = project({ ...host.files(), "shop/floe.yaml": smallProduct() });
    await later.compile("shop/floe.yaml", { environment: "prod" });
    expect(Object.keys(host.files())).toContain(shared);
    expect(Object.keys(later.host.files())).not.toContain(shared);
  });

  test("keeps a dbt test that was edited by hand, and says so", async () => {
    const { compile, host } = project();
    await compile("shop/floe.yaml", { environment: "prod" });
    const later = project({ ...host.files(), [shared]: `-- by hand\n${host.files()[shared]}` });
    const { diagnostics } = await later.compile("shop/floe.yaml", { environment: "prod" });
    expect(diagnostics.map(({ code }) => code)).toContain("outputs/edited-by-hand");
  });

  test("names the dbt target, whatever floe.yaml calls it", async () => {
    const { compile } = project({ "shop/floe.yaml": smallProduct("dbt: {target: nightly}\n") });
    const targetIn = async (environment?: string) => {
      const { files: outputs, diagnostics } = await compile("shop/floe.yaml", { environment, outputs: "none" });
      expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
      return /target: "([^"]+)"\n\s+outputs:\n\s+([^:]+):/u.exec(
        outputs.find(({ path }) => path === "profiles.yml")?.text ?? "",
      );
    };
    expect((await targetIn())?.slice(1)).toEqual(["nightly", "nightly"]);
    expect((await targetIn("prod"))?.slice(1)).toEqual(["prod", "prod"]);
  });

  test("leaves what the environment is to FLOE_ENV at run time", async () => {
    const { compile } = project();
    const { artifacts } = await compile("shop/floe.yaml", { environment: "prod", outputs: "none" });
    expect(artifacts?.observability.telemetry.resource_attributes.deployment_environment).toBe("dev");
  });

  test("of a name that is that of a compute profile is refused", async () => {
    const manifest = smallManifest("profiles: {compute: {prod: {type: duckdb, properties: {path: p.duckdb}}}}\n");
    const product = smallProduct("    compute: prod\n");
    const { compile } = project({ "platform/prod/manifest.yaml": manifest, "shop/floe.yaml": product });
    const { diagnostics } = await compile("shop/floe.yaml", { environment: "prod", outputs: "none" });
    expect(diagnostics.map(({ code }) => code)).toContain("resolve/target-taken");
  });
});
