import { renderHuman } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallProduct } from "../support/small-project.ts";
import { accepted, helpOf, refused } from "./compile-outcome.ts";

describe("the dbt project beside floe.yaml", () => {
  const dbt = (
    models: Readonly<Record<string, string>>,
    project = "name: shop\nprofile: shop\n",
  ): Readonly<Record<string, string>> => ({
    "shop/dbt_project.yml": project,
    "shop/seeds/raw_orders.csv": "",
    ...Object.fromEntries(Object.entries(models).map(([name, sql]) => [`shop/models/${name}.sql`, sql])),
  });
  const two = smallProduct("    dependsOn: [customers]\n  - name: customers\n");
  const fine = { orders: "select * from {{ ref('customers') }}", customers: "select * from {{ ref('raw_orders') }}" };

  test("agrees with floe.yaml", async () => {
    const found = await accepted({ product: two, more: dbt(fine) });
    expect(found.filter(({ code }) => code !== "config/passed-on")).toEqual([]);
  });

  test("may be missing: a notice says so and the compile goes on", async () => {
    const found = await accepted({ product: two });
    const others = found.filter(({ code }) => code !== "config/passed-on");
    expect(others.map(({ code, severity }) => [code, severity])).toEqual([["dbt/no-project", "info"]]);
  });

  test("reads a model that `dependsOn` lacks: an error, with the place in the SQL", async () => {
    const product = smallProduct("    dependsOn: []\n  - name: customers\n");
    const found = await refused({ product, more: dbt(fine) });
    expect(places(found)).toEqual([{ code: "dbt/edge-missing", at: "shop/floe.yaml:10:5" }]);
    expect(renderHuman(found, { color: "never" })).toContain("(shop/models/orders.sql:1:23)");
  });

  test("does not read a model that `dependsOn` has: a warning", async () => {
    const more = dbt({ ...fine, orders: "select 1" });
    expect(places(await accepted({ product: two, more }))).toEqual([
      { code: "dbt/edge-superfluous", at: "shop/floe.yaml:10:17" },
    ]);
  });

  test("lacks a model: an error with a suggestion", async () => {
    const found = await refused({ product: smallProduct(), more: dbt({ ordrs: "select 1" }) });
    expect(places(found)).toEqual([{ code: "dbt/model-missing", at: "shop/floe.yaml:9:11" }]);
    expect(helpOf(found, "dbt/model-missing")).toContain("`ordrs`");
  });

  test("has a model more than floe.yaml: a warning", async () => {
    const more = dbt({ ...fine, extra: "select 1" });
    expect(places(await accepted({ product: two, more }))).toEqual([
      { code: "dbt/model-undeclared", at: "shop/models/extra.sql:1:1" },
    ]);
  });

  test("has a ref to nothing: an error in the SQL", async () => {
    const more = dbt({ ...fine, customers: "select *\nfrom {{ ref('raw_order') }}" });
    const found = await refused({ product: two, more });
    expect(places(found)).toEqual([{ code: "dbt/unknown-ref", at: "shop/models/customers.sql:2:14" }]);
    expect(helpOf(found, "dbt/unknown-ref")).toContain("`raw_orders`");
  });

  test("asks for a profile that floe does not write: an error", async () => {
    const found = await refused({ product: two, more: dbt(fine, "name: shop\nprofile: warehouse\n") });
    expect(places(found)).toEqual([{ code: "dbt/profile-mismatch", at: "shop/dbt_project.yml:2:10" }]);
  });

  test("hides a ref in a Jinja comment, but not in an SQL comment: dbt runs it there too", async () => {
    const hidden = "{# {{ ref('nothing') }} #} select * from {{ ref('customers') }}";
    expect(places(await accepted({ product: two, more: dbt({ ...fine, orders: hidden }) }))).toEqual([]);
    const sql = "-- {{ ref('nothing') }}\nselect * from {{ ref('customers') }}";
    expect(places(await refused({ product: two, more: dbt({ ...fine, orders: sql }) }))).toEqual([
      { code: "dbt/unknown-ref", at: "shop/models/orders.sql:1:12" },
    ]);
  });

  test("may have its models, seeds and snapshots elsewhere", async () => {
    const more = {
      "shop/dbt_project.yml":
        "name: shop\nprofile: shop\nmodel-paths: [sql]\nseed-paths: [data]\nsnapshot-paths: [history]\n",
      "shop/sql/deep/orders.sql": "select * from {{ ref('customers') }} join {{ ref('past') }} join {{ ref('kept') }}",
      "shop/sql/customers.py": "def model(dbt, session):\n    return dbt.ref('raw_orders')\n",
      "shop/data/raw_orders.csv": "",
      "shop/history/past.sql": "{% snapshot past %}select 1{% endsnapshot %}",
      "shop/history/kept.yml": "snapshots:\n  - name: kept\n    relation: ref('customers')\n",
    };
    expect(places(await accepted({ product: two, more }))).toEqual([]);
  });

  test("that cannot be read is a warning", async () => {
    const more = dbt(fine, "name: [shop\n");
    expect(places(await accepted({ product: two, more })).map(({ code }) => code)).toEqual(["dbt/project-unreadable"]);
  });
});
