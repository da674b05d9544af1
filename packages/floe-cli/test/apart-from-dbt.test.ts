import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";
import { manifestFile, productFile } from "./project-files.ts";

// A quality check, a tag and a dbt project; `.git` says where the repository ends.
const files = {
  ".git/HEAD": "ref: refs/heads/main\n",
  "manifest.yaml": manifestFile(),
  "shop/floe.yaml": productFile("shop").replace(
    "{name: orders}",
    "{name: orders, tags: [daily], qualityChecks: [{name: has-id, type: not_null, column: id, dimension: completeness}]}",
  ),
  "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
  "shop/models/orders.sql": "select 1 as id\n",
};

async function apart(more: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const run = await floe({ ...files, ...more }, ["compile", "shop", "--format", "json", ...options]);
  const found: readonly { code: string; message: string; help: string }[] = JSON.parse(run.out).products[0].diagnostics;
  return { ...run, found: found.filter(({ code }) => code.startsWith("outputs/")) };
}

describe("floe compile --out", () => {
  test("says which checks and selectors dbt does not find, and how it finds them", async () => {
    const { code, found } = await apart({}, "-o", "shop/build");
    expect(code).toBe(0);
    expect(found.map((each) => each.code)).toEqual(["outputs/not-seen-by-dbt", "outputs/selectors-apart"]);
    expect(found[0]?.message).toContain("`shop/build/tests`");
    expect(found[0]?.help).toContain("`test-paths: [tests, build/tests]`");
    expect(found[1]?.help).toContain("`shop/selectors.yml`");
  });

  test("is silent where dbt_project.yml names the folder and the selectors are copied", async () => {
    const settings = "name: shop\nprofile: shop\ntest-paths: [tests, build/tests]\n";
    const first = await apart({ "shop/dbt_project.yml": settings }, "-o", "shop/build");
    expect(first.found.map(({ code }) => code)).toEqual(["outputs/selectors-apart"]);
    const selectors = first.files["shop/build/selectors.yml"] ?? "";
    expect((await apart({ ...first.files, "shop/selectors.yml": selectors }, "-o", "shop/build")).found).toEqual([]);
  });

  test("is silent where dbt works the folders out, and beside floe.yaml", async () => {
    const settings = "name: shop\nprofile: shop\ntest-paths: [\"{{ env_var('TESTS') }}\"]\n";
    const { found } = await apart({ "shop/dbt_project.yml": settings }, "-o", "shop/build");
    expect(found.map(({ code }) => code)).toEqual(["outputs/selectors-apart"]);
    expect((await apart({})).found).toEqual([]);
    expect((await apart({}, "-o", "shop")).found).toEqual([]);
  });

  test("says that nothing finds the dbt project from out of the repository, until it is there", async () => {
    const { code, found } = await apart({}, "-o", "/srv/shop");
    expect(code).toBe(0);
    expect(found.map((each) => each.code)).toEqual(["outputs/without-dbt-project"]);
    expect(found[0]?.help).toContain("/srv/shop/dbt_project.yml");
    expect((await apart({ "/srv/shop/dbt_project.yml": "name: shop\n" }, "-o", "/srv/shop")).found).toEqual([]);
  });

  test("tells the same of a comparison", async () => {
    const { found } = await apart({}, "-o", "shop/build", "--check");
    expect(found.map(({ code }) => code)).toContain("outputs/not-seen-by-dbt");
  });
});
