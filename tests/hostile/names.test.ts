import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const formats = ["human", "json", "sarif", "github", "junit"] as const;

const manifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform}
plugins:
  compute: {type: duckdb}
  orchestrator: {type: dagster}
`;

function product(name: string, more = "transforms: [{name: orders}]\n", named = "../manifest.yaml"): string {
  return `apiVersion: floe.dev/v1
kind: FloeSpec
metadata:
  name: ${name}
  version: 1.0.0
platform:
  manifest: ${named}
${more}`;
}

/** What stands in a folder beside floe.yaml and what was put there. */
function written({ path }: Scene, folder: string): readonly string[] {
  return readdirSync(path(folder)).filter((name) => !name.endsWith(".yaml"));
}

interface FoundJson {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly place: object | null }[];
}

/** The errors of a JSON report, as `code file:line:column`. */
function errorsIn(out: string): readonly string[] {
  const report: FoundJson & { readonly products?: readonly FoundJson[] } = JSON.parse(out);
  const all = [report, ...(report.products ?? [])].flatMap(({ diagnostics }) => diagnostics);
  return all.filter(({ severity }) => severity === "error").map(({ code, place }) => `${code} ${placeWords(place)}`);
}

function placeWords(place: object | null): string {
  if (place === null) return "nowhere";
  const { file, line, column } = Object(place);
  return `${file}:${line}:${column}`;
}

test("two transforms that are one table in DuckDB are written by no format", async () => {
  const files = {
    "manifest.yaml": manifest,
    "shop/floe.yaml": product("shop", "transforms: [{name: orders}, {name: Orders}]\n"),
  };
  const attack = scene(files);
  for (const format of formats) {
    const { code, out, err } = await attack.floe(["compile", "shop", "--format", format]);
    expect({ format, code }).toEqual({ format, code: 1 });
    expect(out + err).toContain("product/names-fold-alike");
  }
  expect(written(attack, "shop")).toEqual([]);
});

test("of two products of one name none is written, in every format, and the others are", async () => {
  for (const format of formats) {
    const attack = scene({
      "manifest.yaml": manifest,
      "a/floe.yaml": product("shop"),
      "b/floe.yaml": product("shop"),
      "c/floe.yaml": product("other"),
    });
    const { code, out, err } = await attack.floe(["compile", "a", "b", "c", "--format", format]);
    expect({ format, code }).toEqual({ format, code: 1 });
    expect(
      (out + err).match(
        /error\[products\/same-name\]|"code": "products\/same-name"|"ruleId": "products\/same-name"|title=products\/same-name/gu,
      ),
    ).toHaveLength(1);
    expect([written(attack, "a"), written(attack, "b")]).toEqual([[], []]);
    expect(existsSync(attack.path("c/floe_target/compiled_artifacts.json"))).toBe(true);
  }
});

test("a product of an earlier run keeps its files when another takes its name", async () => {
  const attack = scene({ "manifest.yaml": manifest, "a/floe.yaml": product("shop"), "b/floe.yaml": product("shop-") });
  expect(await attack.floe(["compile", "a"])).toMatchObject({ code: 0 });
  for (const more of [[], ["--check"], ["--dry-run"], ["--overwrite"]]) {
    const { code, out } = await attack.floe(["compile", ".", ...more, "--format", "json"]);
    expect(code).toBe(1);
    expect(errorsIn(out)).toEqual(["products/same-name b/floe.yaml:4:9"]);
  }
  expect(written(attack, "b")).toEqual([]);
  expect(await attack.floe(["compile", "a", "--check"])).toMatchObject({ code: 0 });
});

test.each([
  ["shop", "shop---"],
  ["a-b", "a-b-"],
])("the products %s and %s have one slug", async (first, second) => {
  const attack = scene({ "manifest.yaml": manifest, "a/floe.yaml": product(first), "b/floe.yaml": product(second) });
  for (const command of ["validate", "compile"]) {
    const { code, out } = await attack.floe([command, ".", "--format", "json"]);
    expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: ["products/same-name b/floe.yaml:4:9"] });
  }
});

test("products whose names differ everywhere are compiled side by side", async () => {
  const names = ["a-b", "a--b", "ab", "a-b-c"];
  const files = Object.fromEntries(names.map((name) => [`${name}/floe.yaml`, product(name)]));
  expect(await scene({ "manifest.yaml": manifest, ...files }).floe(["compile", "."])).toMatchObject({ code: 0 });
});

test.each([
  ["in one folder", "shop/floe.yaml", "shop/other.yaml"],
  ["in folders that differ in case", "shop/floe.yaml", "SHOP/floe.yaml"],
  ["in folders whose letters are composed in two ways", "caf\u00e9/floe.yaml", "cafe\u0301/floe.yaml"],
])("two products %s do not overwrite each other", async (_where, first, second) => {
  const attack = scene({ "manifest.yaml": manifest, [first]: product("one"), [second]: product("two") });
  const { code, out } = await attack.floe(["compile", first, second, "--format", "json"]);
  const [error, ...others] = errorsIn(out);
  expect({ code, others }).toEqual({ code: 1, others: [] });
  // Products are taken in the order of their paths; the later one of the two is told.
  expect([first, second].map((path) => `products/same-folder ${path}:4:9`)).toContain(error);
  const outputs = [first, second].map((path) => attack.path(`${path}/../floe_target`));
  expect(outputs.filter((folder) => existsSync(folder))).toEqual([]);
});

test("a link to a folder is no second product, a link to a floe.yaml is one", async () => {
  const attack = scene({
    "manifest.yaml": manifest,
    "shop/floe.yaml": product("shop"),
    same: { link: "shop" },
    "other/floe.yaml": { link: "../shop/floe.yaml" },
  });
  expect(await attack.floe(["compile", "shop", "same", "./shop/floe.yaml"])).toMatchObject({ code: 0 });
  const { code, out } = await attack.floe(["compile", "shop", "other", "--format", "json"]);
  expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: ["products/same-name shop/floe.yaml:4:9"] });
});

test.each(["main", "system", "temp", "main-"])("a product called %s gets no database that fails", async (name) => {
  const attack = scene({ "manifest.yaml": manifest, "shop/floe.yaml": product(name) });
  const { code, out } = await attack.floe(["compile", "shop", "--format", "json"]);
  expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: ["duckdb/database-name shop/floe.yaml:4:9"] });
  expect(written(attack, "shop")).toEqual([]);
});

test("a profile called dev does not take the place of the default engine", async () => {
  const profiles = "profiles: {compute: {dev: {type: duckdb, properties: {path: /srv/all.duckdb}}}}\n";
  const attack = scene({
    "manifest.yaml": manifest + profiles,
    "shop/floe.yaml": product("shop", "transforms: [{name: orders, compute: dev}]\n"),
  });
  const { code, out } = await attack.floe(["compile", "shop", "--format", "json"]);
  expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: ["resolve/target-taken shop/floe.yaml:8:38"] });
});

const elsewhere = "load/not-a-manifest shop/floe.yaml:7:13";
const foreign = "file/foreign shop/floe.yaml:7:13";

test.each([
  ["itself", "floe.yaml", "", elsewhere],
  ["another product", "../x.yaml", product("x"), elsewhere],
  ["an empty file", "../x.yaml", "", elsewhere],
  ["a list", "../x.yaml", "- kind: Manifest\n", foreign],
  ["a file of another kind", "../x.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {}\n", foreign],
  ["a file of another version", "../x.yaml", "apiVersion: floe.dev/v9\nkind: Manifest\nmodules: []\n", elsewhere],
  ["a folder", "..", "", "file/not-a-file shop/floe.yaml:7:13"],
])("a manifest that is %s is one finding where it is named", async (_what, named, text, expected) => {
  const attack = scene({ "x.yaml": text, "shop/floe.yaml": product("shop", undefined, named) });
  for (const command of ["compile", "validate"]) {
    const { code, out } = await attack.floe([command, "shop", "--format", "json"]);
    expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: [expected] });
  }
});

test.each([
  [["compile", "shop", "--manifest", "shop/floe.yaml"], "load/not-a-manifest nowhere"],
  [["validate", "shop", "--manifest", "shop/floe.yaml"], "load/not-a-manifest nowhere"],
  [["compile", "shop", "--env", "prod"], "load/not-a-manifest nowhere"],
  [["compile", "manifest.yaml"], "load/not-a-product wrong/floe.yaml:2:7"],
  [["compile", "wrong"], "load/not-a-product wrong/floe.yaml:2:7"],
  [["validate", "wrong"], "load/not-a-product wrong/floe.yaml:2:7"],
])("%j is one finding", async (parameters, expected) => {
  const attack = scene({
    "manifest.yaml": manifest,
    "shop/floe.yaml": product("shop"),
    "wrong/floe.yaml": manifest,
    "platform/prod/manifest.yaml": product("shop"),
  });
  const { code, out } = await attack.floe([...parameters, "--format", "json"]);
  expect({ code, errors: errorsIn(out) }).toEqual({ code: 1, errors: [expected] });
});
