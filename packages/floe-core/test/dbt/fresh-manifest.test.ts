import { describe, expect, test } from "vitest";
import type { DbtProject } from "../../src/dbt/project.ts";
import { readDbtProject } from "../../src/dbt/project.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { searchBounds } from "../../src/host/search-bounds.ts";

const files = {
  "dbt_project.yml": "name: shop\nprofile: shop\n",
  "models/orders.sql": "select * from {{ ref(var('source')) }}\n",
  "models/customers.sql": "select 1 as id",
  "models/models.yml": "models:\n  - name: orders\n    config: {enabled: true}\n",
  "seeds/raw.csv": "id\n",
};

const node = (name: string, more: object = {}) => ({
  name,
  resource_type: "model",
  package_name: "shop",
  raw_code: files[`models/${name === "orders" ? "orders" : "customers"}.sql`].trim(),
  depends_on: { nodes: name === "orders" ? ["model.shop.customers"] : [] },
  ...more,
});

function manifest(
  more: { readonly nodes?: object; readonly version?: number; readonly project?: string } = {},
): string {
  const version = `https://schemas.getdbt.com/dbt/manifest/v${more.version ?? 12}.json`;
  return JSON.stringify({
    metadata: { dbt_schema_version: version, project_name: more.project ?? "shop" },
    nodes: { "model.shop.orders": node("orders"), "model.shop.customers": node("customers"), ...more.nodes },
  });
}

function projectWith(
  text: string,
  {
    more = {},
    modified = {},
  }: { readonly more?: Record<string, string>; readonly modified?: Record<string, number> } = {},
): DbtProject | undefined {
  const times = Object.fromEntries(Object.entries(modified).map(([path, time]) => [`/project/${path}`, time]));
  const host = memoryHost(
    { ...files, "target/manifest.json": text, ...more },
    { modified: { "/project/target/manifest.json": 10, ...times } },
  );
  const bounds = searchBounds(host, { file: "/project/floe.yaml", other: "/project/manifest.yaml" });
  return readDbtProject(host, { directory: "/project", bounds }).value;
}

test("a manifest that is as new as the files says what dbt does", () => {
  const project = projectWith(manifest(), { modified: { "models/orders.sql": 10 } });
  expect(project?.graph.from).toBe("manifest");
  expect(project?.graph.models.get("orders")?.reads).toMatchObject([{ target: "customers", isCertain: true }]);
  expect(project?.graph.models.get("orders")?.isOpen).toBe(false);
  expect(project?.knows).toEqual({ allModels: true, allNodes: true });
});

describe("a manifest is not trusted", () => {
  test.each(["models/orders.sql", "models", "models/models.yml", "seeds/raw.csv", "dbt_project.yml"])(
    "when %s is newer",
    (path) => {
      expect(projectWith(manifest(), { modified: { [path]: 11 } })?.graph.from).toBe("files");
    },
  );

  test.each([
    ["is of another project", manifest({ project: "store" })],
    ["has a form that floe does not know", manifest({ version: 8 })],
    ["has a model that is not there", manifest({ nodes: { "model.shop.old": node("old") } })],
    ["lacks a model", manifest({ nodes: { "model.shop.customers": null } })],
    ["has another text of a model", manifest({ nodes: { "model.shop.orders": node("orders", { raw_code: "1" }) } })],
    ["is no JSON", "{"],
    ["is too deep", `${"[".repeat(100_000)}`],
  ])("when it %s", (_, text) => {
    expect(projectWith(text)?.graph.from).toBe("files");
  });

  test("when a macro, a package or a snapshot is newer", () => {
    for (const path of ["macros/m.sql", "snapshots/s.sql", "packages.yml", "dbt_packages/a/models/m.sql"]) {
      const more = { [path]: "", "dbt_packages/a/dbt_project.yml": "name: a\n" };
      expect(projectWith(manifest(), { more })?.graph.from).toBe("manifest");
      expect(projectWith(manifest(), { more, modified: { [path]: 11 } })?.graph.from).toBe("files");
    }
  });
});

test("it is looked for where dbt writes", () => {
  const more = { "dbt_project.yml": "name: shop\nprofile: shop\ntarget-path: out\n", "out/manifest.json": manifest() };
  const modified = { "out/manifest.json": 10 };
  expect(projectWith("", { more, modified })?.graph.from).toBe("manifest");
});
