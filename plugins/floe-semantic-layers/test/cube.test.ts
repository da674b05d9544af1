import { memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import { bundledPlugins } from "../../../packages/floe-cli/src/bundled-plugins.ts";
import { parseYaml } from "../../../packages/floe-core/src/yaml/parse.ts";
import { toPlain } from "../../../packages/floe-core/src/yaml/to-plain.ts";
import { smallManifest } from "../../../tests/support/small-project.ts";

const Member = z.looseObject({ name: z.string() });
const Cube = z.looseObject({
  name: z.string(),
  sql_table: z.string(),
  data_source: z.string(),
  joins: z.array(Member).default([]),
  dimensions: z.array(Member).default([]),
  measures: z.array(Member),
});

/** The cubes of a product with these models, and what floe says of them. */
async function cubes(files: Readonly<Record<string, string>>, options = "{}", ports = "") {
  const names = Object.keys(files).flatMap((path) => /models\/(\w+)\.(?:sql|py)$/u.exec(path)?.[1] ?? []);
  const product = `apiVersion: floe.dev/v1\nkind: FloeSpec\nmetadata: {name: shop, version: 1.0.0}\nplatform: {manifest: ../manifest.yaml}\ntransforms:\n${names.map((name) => `  - name: ${name}\n`).join("")}${ports}`;
  const all = {
    "manifest.yaml": smallManifest(`  semantic_layer: {type: cube, config: ${options}}\n`),
    "shop/floe.yaml": product,
    "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
    ...files,
  };
  const { files: written, diagnostics } = await memoryProject(all, { plugins: bundledPlugins }).compile(
    "shop/floe.yaml",
  );
  const found = written
    .filter(({ path }) => path.startsWith("floe_target/cube/"))
    .flatMap(({ text }) => z.object({ cubes: z.array(Cube) }).parse(plain(text)).cubes);
  const leftOut = diagnostics.filter(({ code }) => code === "semantic/left-out").map(({ message }) => message);
  return { cubes: new Map(found.map((cube) => [cube.name, cube])), leftOut };
}

function plain(text: string): unknown {
  const { value } = parseYaml({ path: "/cube.yml", shown: "cube.yml", text });
  return value === undefined ? undefined : toPlain(value.root);
}

const sql = "select 1 as id";
const properties = (text: string) => `models:\n  - name: orders\n${text}`;

test("the key of a table is what the port says, else a constraint, else what tests say", async () => {
  const columns = (text: string) => properties(`    columns:\n${text}`);
  const keysOf = async (text: string, ports = "") => {
    const made = await cubes({ "shop/models/orders.sql": sql, "shop/models/orders.yml": text }, "{}", ports);
    return made.cubes
      .get("orders")
      ?.dimensions.filter((each) => each["primary_key"] === true)
      .map(({ name }) => name);
  };
  const tested = columns(
    "      - {name: email, data_tests: [unique]}\n      - {name: id, data_tests: [unique, not_null]}\n",
  );
  expect(await keysOf(tested)).toEqual(["id"]);
  expect(await keysOf(`${tested}      - {name: code, constraints: [{type: primary_key}]}\n`)).toEqual(["code"]);
  const port = "outputPorts:\n  - name: orders\n    schema: [{name: number, type: integer, primaryKey: true}]\n";
  expect(await keysOf(tested, port)).toEqual(["number"]);
  const some = columns("      - name: id\n        data_tests: [{unique: {config: {where: id > 1}}}]\n");
  expect(await keysOf(some)).toEqual([]);
  const together = properties(
    "    data_tests: [{dbt_utils.unique_combination_of_columns: {arguments: {combination_of_columns: [day, shop]}}}]\n    columns: [{name: day}, {name: shop}]\n",
  );
  expect(await keysOf(together)).toEqual(["day", "shop"]);
});

test("a table stands where dbt builds it", async () => {
  const addressOf = async (files: Readonly<Record<string, string>>) => {
    const made = await cubes({ "shop/models/orders.sql": sql, ...files });
    return made.cubes.get("orders")?.sql_table ?? made.leftOut;
  };
  expect(await addressOf({})).toBe("main.orders");
  expect(await addressOf({ "shop/models/orders.sql": "{{ config(alias='sales') }} select 1 as id" })).toBe(
    "main.sales",
  );
  expect(await addressOf({ "shop/models/orders.yml": properties("    config: {schema: core, alias: o-1}\n") })).toBe(
    'main_core."o-1"',
  );
  const project = "name: shop\nprofile: shop\nmodels:\n  shop:\n    +schema: marts\n    +database: lake\n";
  expect(await addressOf({ "shop/dbt_project.yml": project })).toBe("lake.main_marts.orders");
  const macro = { "shop/macros/names.sql": "{% macro generate_schema_name(name, node) %}{{ name }}{% endmacro %}" };
  expect(await addressOf(macro)).toEqual([
    "The semantic layer leaves `orders` out: a macro of the dbt project decides how tables are called.",
  ]);
  const said = { "shop/models/orders.yml": properties("    config: {meta: {cube: {sql_table: sales.orders}}}\n") };
  expect(await addressOf({ ...macro, ...said })).toBe("sales.orders");
  expect(await addressOf({ "shop/models/orders.sql": "{{ config(alias=var('x')) }} select 1 as id" })).toEqual([
    "The semantic layer leaves `orders` out: only dbt knows its schema or its name.",
  ]);
  expect(
    await addressOf({ "shop/models/orders.sql": "{{ config(materialized='ephemeral') }} select 1 as id" }),
  ).toEqual([]);
});

test("nothing that a description says is code to Cube", async () => {
  const text = properties(
    '    description: "{orders.count} {{ SECURITY_CONTEXT }} {% x %} \\\\ and\\n a line"\n    columns: [{name: "a b", description: "{x}"}, {name: "c{d}"}]\n',
  );
  const { cubes: made, leftOut } = await cubes({ "shop/models/orders.sql": sql, "shop/models/orders.yml": text });
  const cube = made.get("orders");
  expect(JSON.stringify([cube?.["description"], cube?.dimensions[0]?.["description"]])).not.toMatch(/[{}\\]/u);
  expect(cube?.dimensions.map(({ name, sql: column }) => [name, column])).toEqual([["a_b", '{CUBE}."a b"']]);
  expect(leftOut).toEqual([
    "The semantic layer leaves `c{d}` out: its name has a character that SQL of Cube cannot hold.",
  ]);
});

test("`meta.cube` adds measures, dimensions and types; what is no such thing is told", async () => {
  const text = properties(`    meta:
      cube:
        title: Orders
        measures: {total: {type: sum, sql: amount}, leak: {type: sum, sql: "{{ COMPILE_CONTEXT }}"}, "2": {type: count}}
        segments: {paid: {sql: "{CUBE}.paid"}}
        mesures: {}
    columns:
      - {name: amount, data_type: "decimal(18,2)", meta: {cube: {measures: {mean: {type: avg, sql: amount}}}}}
      - {name: at, data_type: date, meta: {cube: {public: false, type: money}}}
`);
  const { cubes: made, leftOut } = await cubes(
    { "shop/models/orders.sql": sql, "shop/models/orders.yml": text },
    "{number_measures: [sum]}",
  );
  const cube = made.get("orders");
  expect(cube?.measures.map(({ name }) => name)).toEqual(["count", "amount_sum", "mean", "total"]);
  expect(cube?.dimensions).toMatchObject([
    { name: "amount", type: "number" },
    { name: "at", type: "time", public: false },
  ]);
  expect(leftOut.map((message) => /`(.*?)` out: (.*)\./u.exec(message)?.slice(1))).toEqual(
    [
      ["meta.cube.mesures", "a cube takes nothing of this name from floe"],
      ["meta.cube.measures.leak", "Cube would render what looks like Jinja in it"],
      ["meta.cube.measures.2", "Cube takes letters, digits and `_` in a name"],
      ["meta.cube.type", "it is no dimension type"],
    ].sort(),
  );
});

test("tables that tests connect are joined, each pair once", async () => {
  const text = `models:
  - name: orders
    columns:
      - {name: id, data_tests: [unique]}
      - name: customer
        data_tests: [{relationships: {arguments: {to: "ref('customers')", field: id}}}]
      - name: payer
        data_tests: [{relationships: {arguments: {to: "ref('customers')", field: id}}}]
      - name: parent
        data_tests: [{relationships: {arguments: {to: "ref('orders')", field: id}}}]
  - name: customers
    columns: [{name: id, data_tests: [unique, not_null]}]
`;
  const files = { "shop/models/orders.sql": sql, "shop/models/customers.sql": sql, "shop/models/all.yml": text };
  const { cubes: made } = await cubes(files);
  expect(made.get("orders")?.joins).toEqual([
    { name: "customers", relationship: "many_to_one", sql: "{CUBE}.customer = {customers}.id" },
  ]);
  const { cubes: one } = await cubes(
    { ...files, "shop/models/orders.sql": "{{ config(tags=['bi']) }} select 1" },
    "{tags: [bi]}",
  );
  expect([...one.keys()]).toEqual(["orders"]);
  expect(one.get("orders")?.joins).toEqual([]);
});
