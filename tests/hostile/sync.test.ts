import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Entry, eve, type Scene, scene, withOtherUsers } from "./scene.ts";

// What a project that was cloned, or a folder that others write to, may have prepared for the one who syncs it.

withOtherUsers();

const port = "outputPorts:\n  - name: orders\n    schema: [{name: id, type: integer, required: true}]\n";
const schema = "models:\n  - name: orders\n    columns: [{name: id}]\n";

function project(more: Readonly<Record<string, string | Entry>> = {}): Scene {
  return scene({
    "clone/.git/": {},
    "clone/manifest.yaml": smallManifest(),
    "clone/shop/floe.yaml": smallProduct(port),
    "clone/shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    "clone/shop/models/orders.sql": "select 1 as id\n",
    ...more,
  });
}

async function sync({ floe }: Scene) {
  return floe(["sync", "shop", "--write"], { from: "clone" });
}

test.each<[string, Readonly<Record<string, string | Entry>>, string]>([
  [
    "a link to a file elsewhere in the repository",
    { "clone/other.yml": schema, "clone/shop/models/schema.yml": { link: "../../other.yml" } },
    "clone/other.yml",
  ],
  [
    "a link out of the repository",
    { "home/schema.yml": schema, "clone/shop/models/schema.yml": { link: "../../../home/schema.yml" } },
    "home/schema.yml",
  ],
  [
    "a file of another user",
    { "clone/shop/models/schema.yml": { text: schema, owner: eve } },
    "clone/shop/models/schema.yml",
  ],
  [
    "a file that everybody may write to",
    { "clone/shop/models/schema.yml": { text: schema, mode: 0o666 } },
    "clone/shop/models/schema.yml",
  ],
  [
    "a file of a package",
    {
      "clone/shop/dbt_project.yml": "name: shop\nprofile: shop\nmodel-paths: [models, dbt_packages/x/models]\n",
      "clone/shop/dbt_packages/x/models/schema.yml": schema,
    },
    "clone/shop/dbt_packages/x/models/schema.yml",
  ],
])("%s is not changed", async (_, more, path) => {
  const place = project(more);
  const { err, out } = await sync(place);
  expect(readFileSync(place.path(path), "utf8"), out + err).toBe(schema);
});

test("a read-only file is refused, and said to be so", async () => {
  const place = project({ "clone/shop/models/schema.yml": { text: schema, mode: 0o444 } });
  const { code, err } = await sync(place);
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining("error[sync/refused]") });
  expect(readFileSync(place.path("clone/shop/models/schema.yml"), "utf8")).toBe(schema);
});

test("a model behind a link to a folder gets no file there", async () => {
  const place = project({
    "clone/models/more.sql": "select 1 as id\n",
    "clone/shop/models/sub": { link: "../../models" },
  });
  await sync(place);
  expect(readdirSync(place.path("clone/models"))).toEqual(["more.sql"]);
});

test("a link in the place of a new file is neither followed nor replaced", async () => {
  const place = project({ "home/": {}, "clone/shop/models/orders.yml": { link: "../../../home/new.yml" } });
  const { err } = await sync(place);
  expect(err).toContain("sync/left-alone");
  expect(readdirSync(place.path("home"))).toEqual([]);
  expect(lstatSync(place.path("clone/shop/models/orders.yml")).isSymbolicLink()).toBe(true);
});

test("a folder that everybody may write to gets no file", async () => {
  const place = project({ "clone/shop/models/": { mode: 0o777 } });
  const { err } = await sync(place);
  expect(err).toContain("sync/left-alone");
  expect(readdirSync(place.path("clone/shop/models"))).toEqual(["orders.sql"]);
});

test("the mode of a changed file stays, and a second run changes nothing", async () => {
  const place = project({ "clone/shop/models/schema.yml": { text: schema, mode: 0o640 } });
  expect((await sync(place)).code).toBe(0);
  const path = place.path("clone/shop/models/schema.yml");
  const text = readFileSync(path, "utf8");
  expect(text).toContain("columns: [{name: id, data_type: integer, data_tests: [not_null]}]\n");
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect((await place.floe(["sync", "shop", "--check"], { from: "clone" })).code).toBe(0);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("what the diff shows of a file has no control characters and no secrets", async () => {
  const text = `models:\n  - name: orders\n    # api_key: s3cr3t-of-alice\n    description: "\u009b31m"\n    columns: [{name: id}]\n`;
  const { out, err } = await sync(project({ "clone/shop/models/schema.yml": text }));
  expect(out + err).not.toContain("s3cr3t");
  expect(out + err).not.toContain("\u009b");
});
