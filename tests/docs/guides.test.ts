import { readFileSync } from "node:fs";
import { hasErrors } from "floe-core";
import { expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

// What the guides show is what a reader copies first.

const guides = ["platform-guide.md", "pipeline-guide.md", "deployment.md"];

const examples = guides.flatMap((guide) => {
  const text = readFileSync(new URL(`../../docs/${guide}`, import.meta.url), "utf8");
  return [...text.matchAll(/```yaml\n# (manifest|floe)\.yaml\n([\s\S]*?)```/gu)].map(([, file = "", example = ""]) => ({
    guide,
    file,
    example,
  }));
});

test("the guides show files", () => {
  expect(new Set(examples.map(({ guide, file }) => `${guide} ${file}`))).toEqual(
    new Set(["platform-guide.md manifest", "pipeline-guide.md floe", "deployment.md manifest"]),
  );
});

test.each(examples)("$guide: $example", async ({ file, example }) => {
  const manifest = file === "manifest" ? example : smallManifest();
  const product = file === "floe" ? example : smallProduct();
  const dbt = {
    "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    "shop/models/orders.sql": "select 1 as order_id, 2.5 as total\n",
  };
  const project = smallProject({ manifest, product, more: dbt });
  const { diagnostics } = await project.compile("shop/floe.yaml", { outputs: "none" });
  const checked = await project.validateManifest("manifest.yaml");
  const found = [...diagnostics, ...checked].filter(({ severity }) => severity !== "info");
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(hasErrors(found)).toBe(false);
});

test("the tiers that the platform guide shows compile together", async () => {
  const text = readFileSync(new URL("../../docs/platform-guide.md", import.meta.url), "utf8");
  const shown = [...text.matchAll(/```yaml\n# ((?:tiers|sales)\/\S+)\n([\s\S]*?)```/gu)];
  const files = Object.fromEntries(shown.map(([, path = "", example = ""]) => [path, example]));
  expect(Object.keys(files)).toEqual(["tiers/enterprise.yaml", "sales/manifest.yaml"]);
  const root = { "pnpm-workspace.yaml": "" };
  const project = smallProject({
    manifest: smallManifest(),
    more: { ...files, ...root, "sales/shop/floe.yaml": smallProduct() },
  });
  const { diagnostics, artifacts } = await project.compile("sales/shop/floe.yaml", { outputs: "none" });
  const alone = await Promise.all(Object.keys(files).map((path) => project.validateManifest(path)));
  const found = [...diagnostics, ...alone.flat()].filter(({ severity }) => severity !== "info");
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  expect(artifacts?.mode).toBe("mesh");
});

test("each link of the guides and of the decisions leads to a file", () => {
  const pages = [...guides, "adr/0001-two-tiers.md", "registry.md", "environments.md", "outputs.md", "plugins.md"];
  for (const page of pages) {
    const base = new URL(`../../docs/${page}`, import.meta.url);
    const links = [...readFileSync(base, "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/gu)].map(([, link = ""]) => link);
    for (const link of links) expect(() => readFileSync(new URL(link, base)), `${page}: ${link}`).not.toThrow();
  }
});
