import { bundledPlugins } from "floe-cli/bundled-plugins";
import { environmentDiff } from "floe-core";
import { memoryProject } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { envDiff } from "../../packages/floe-cli/src/commands/env-diff.ts";
import { envList } from "../../packages/floe-cli/src/commands/env-list.ts";
import { memorySession } from "../support/memory-session.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const several = "profiles: {compute: {fast: {type: duckdb, properties: {path: fast.duckdb}}}}\n";
const product = smallProduct("    tags: [prod, daily]\n  - {name: sales, compute: fast, dependsOn: [orders]}\n");
const dbt = {
  "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
  "shop/models/orders.sql": "select 1 as id\n",
  "shop/models/sales.sql": "select * from {{ ref('orders') }}\n",
};

function project(prod: string, staging: string) {
  const files = {
    "platform/prod/manifest.yaml": prod,
    "platform/staging/manifest.yaml": staging,
    "shop/floe.yaml": product,
  };
  return memoryProject({ ...files, ...dbt }, { plugins: bundledPlugins });
}

async function diff(prod: string, staging: string) {
  const { context, host } = project(prod, staging);
  const productPath = `${host.workingDirectory}/shop/floe.yaml`;
  const { found, diagnostics } = await environmentDiff({ productPath, environments: ["prod", "staging"] }, context);
  return { found, errors: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code) };
}

describe("two environments", () => {
  test("of one text do not differ, and have the same bytes but for the environment's name", async () => {
    const manifest = smallManifest(several);
    expect((await diff(manifest, manifest)).found?.differences).toEqual([]);
    const textsOf = async (environment: string) => {
      const { files } = await project(manifest, manifest).compile("shop/floe.yaml", { environment, outputs: "none" });
      const made = files.filter(({ path }) => !path.endsWith("provenance.json"));
      return made.map(({ path, text }) => [
        path,
        text
          .replaceAll(`outputs/${environment}`, "outputs/X")
          .replace(/"(?:prod|staging)"|(?<=\s)(?:prod|staging)(?=:)/gu, "X"),
      ]);
    };
    expect(await textsOf("prod")).toEqual(await textsOf("staging"));
  });

  test("differ in what their manifests say, with the place in each", async () => {
    const of = (threads: number) =>
      smallManifest(several).replace("type: duckdb\n", `type: duckdb\n    config: {threads: ${threads}}\n`);
    const { found } = await diff(of(8), of(4));
    const shown = found?.differences.map(({ file, leaf, sides }) => [
      `${file}#${leaf}`,
      sides.map((side) => [side?.value, side?.settings.map(({ name, span }) => `${span.source.shown} ${name}`)]),
    ]);
    const setting = "plugins.compute.config.threads";
    const sides = [
      [8, [`platform/prod/manifest.yaml ${setting}`]],
      [4, [`platform/staging/manifest.yaml ${setting}`]],
    ];
    expect(shown).toEqual([
      ["floe_target/compiled_artifacts.json#/plugins/compute/config/threads", sides],
      ["floe_target/compiled_artifacts.json#/dbt_profiles/shop/outputs/<environment>/threads", sides],
      ["profiles.yml#/shop/outputs/<environment>/threads", sides],
    ]);
  });

  test("differ where a setting has the environment's name as its value", async () => {
    const of = (name: string) => smallManifest(several).replace("owner: platform@example.com", `owner: ${name}`);
    const { found } = await diff(of("prod"), of("staging"));
    expect(found?.differences.map(({ leaf }) => leaf)).toEqual(["/platform/owner"]);
  });

  test("are not compared when one does not compile", async () => {
    const { found, errors } = await diff(smallManifest(several), smallManifest("unheard: [\n"));
    expect([found, errors.length > 0]).toEqual([undefined, true]);
  });
});

describe("the commands", () => {
  const files = {
    "platform/base/manifest.yaml": "apiVersion: floe.dev/v1\nkind: Manifest\nbase: true\n",
    "platform/prod/manifest.yaml": smallManifest(),
    "platform/staging/manifest.yaml": smallManifest().replace(
      "kind: Manifest\n",
      "kind: Manifest\nextends: ../base/manifest.yaml\n",
    ),
    "shop/floe.yaml": smallProduct(),
  };

  async function diffOf(names: readonly string[]) {
    const { session, printed } = memorySession(files);
    const code = await envDiff.run({ argument: names, options: { product: "shop", format: "human" } }, session);
    return { code, ...printed };
  }

  test("list environments, and no bases", async () => {
    const { session, printed } = memorySession(files);
    const code = await envList.run({ argument: "shop", options: { format: "human" } }, session);
    const { out } = printed;
    expect([code, out]).toEqual([
      0,
      "prod     platform/prod/manifest.yaml\nstaging  platform/staging/manifest.yaml extends ../base/manifest.yaml\n",
    ]);
  });

  test("say that nothing differs", async () => {
    const { code, out } = await diffOf(["prod", "staging"]);
    expect([code, out]).toEqual([0, expect.stringContaining("Nothing differs but the name of the environment")]);
  });

  test.each([[["prod"]], [["prod", "staging", "dev"]]])("need two names: %j", async (names) => {
    expect((await diffOf(names)).code).toBe(2);
  });

  test("tell an environment that is not there", async () => {
    const { code, err } = await diffOf(["prod", "dev"]);
    expect([code, err]).toEqual([1, expect.stringContaining("load/unknown-environment")]);
  });
});
