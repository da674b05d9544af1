import type { Diagnostic } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallProduct } from "../support/small-project.ts";
import { accepted, helpOf, refused } from "./compile-outcome.ts";

const project = "name: shop\nprofile: shop\n";
const two = smallProduct("  - name: customers\n");
const edge = smallProduct("    dependsOn: [customers]\n  - name: customers\n");

/** Files below shop/, with a dbt_project.yml unless they bring one. */
function dbt(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ "dbt_project.yml": project, ...files }).map(([path, text]) => [`shop/${path}`, text]),
  );
}

function codesOf(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ code }) => code).filter((code) => code.startsWith("dbt/"));
}

async function codes(product: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return codesOf(await accepted({ product, more: dbt(files) }));
}

const models = (orders: string, customers = "select 1 as id") => ({
  "models/orders.sql": orders,
  "models/customers.sql": customers,
});

describe("only calls count", () => {
  test.each([
    "-- replaces ref('old_orders')\nselect 1 as id",
    "/* {# {{ ref('old') }} #} */ select 'ref(''x'')' as note",
    "select 1 as id -- see {% raw %}{{ ref('old') }}{% endraw %}",
    "select preref('customers') as id",
    "{{ \"ref('customers')\" }} select 1 as id",
    "{% set note = \"{{ ref('customers') }}\" %} select 1 as id",
  ])("%s", async (orders) => {
    expect(await codes(two, models(orders))).toEqual([]);
  });

  test("of Python too", async () => {
    const orders =
      "def model(dbt, session):\n    # dbt.ref('old')\n    'dbt.ref(\"old\")'\n    return dbt.ref('customers')\n";
    expect(await codes(edge, { "models/orders.py": orders, "models/customers.sql": "select 1 as id" })).toEqual([]);
  });
});

describe("what only rendering decides is no error", () => {
  const branch = "{% if var('with_refunds', false) %}{{ ref('refunds') }}{% endif %} select 1 as id";

  test("a ref in a branch to a model that is switched on by the same variable", async () => {
    const refunds = "{{ config(enabled=var('with_refunds', false)) }} select * from {{ ref('orders') }}";
    const found = await codes(two, { ...models(branch), "models/refunds.sql": refunds });
    expect(found).toEqual(["dbt/edges-not-compared"]);
  });

  test("a ref in a branch to what is not there", async () => {
    expect(await codes(two, models(branch))).toEqual([]);
  });

  test.each([
    ["a loop", "{% for m in ['customers'] %}select * from {{ ref(m) }}{% endfor %}"],
    ["a variable", "select * from {{ ref(var('source', 'customers')) }}"],
    ["a choice", "select * from {{ ref('customers') if target.name == 'prod' else ref('nothing') }}"],
    ["a macro of the file", "{% macro m() %}{{ ref('customers') }}{% endmacro %}select * from {{ m() }}"],
  ])("%s: declared or not, nothing is said of the edge", async (_, orders) => {
    for (const product of [two, edge])
      expect((await codes(product, models(orders))).filter((code) => code !== "dbt/edges-not-compared")).toEqual([]);
  });

  test("a macro that reads a model: declared it is compared, undeclared it is told once", async () => {
    const files = {
      ...models("select * from {{ newest() }}"),
      "macros/newest.sql": "{% macro newest() %}(select * from {{ ref('customers') }}){% endmacro %}",
    };
    expect(await codes(edge, files)).toEqual([]);
    expect(await codes(two, files)).toEqual(["dbt/edges-not-compared"]);
  });

  test("a macro that reads nothing hides no superfluous edge", async () => {
    const files = {
      ...models("select {{ cents('id') }} as id"),
      "macros/cents.sql": "{% macro cents(column) %}({{ column }} / 100){% endmacro %}",
    };
    expect(await codes(edge, files)).toEqual(["dbt/edge-superfluous"]);
  });
});

describe("packages", () => {
  const wanted = { "packages.yml": "packages:\n  - package: a/calendar\n    version: 1.0.0\n" };
  const installed = {
    ...wanted,
    "dbt_packages/calendar/dbt_project.yml": "name: calendar\nseed-paths: [data]\n",
    "dbt_packages/calendar/models/dates.sql": "select * from {{ ref('nothing_of_ours') }}",
    "dbt_packages/calendar/data/holidays.csv": "day\n",
  };
  const orders = "select * from {{ ref('dates') }} join {{ ref('holidays') }} join {{ ref('calendar', 'dates') }}";

  test("their models and seeds are known", async () => {
    expect(await codes(two, { ...models(orders), ...installed })).toEqual([]);
    expect(
      codesOf(await refused({ product: two, more: dbt({ ...models("{{ ref('dats') }}"), ...installed }) })),
    ).toEqual(["dbt/unknown-ref"]);
  });

  test("that are not installed are told once, with the cure, and no ref is unknown", async () => {
    const found = await accepted({ product: two, more: dbt({ ...models(orders), ...wanted }) });
    expect(places(found).filter(({ code }) => code.startsWith("dbt/"))).toEqual([
      { code: "dbt/packages-missing", at: "shop/packages.yml:1:1" },
    ]);
    expect(helpOf(found, "dbt/packages-missing")).toContain("dbt deps");
  });

  test("may be named in dependencies.yml and installed elsewhere", async () => {
    const elsewhere = {
      "dbt_project.yml": `${project}packages-install-path: lib\n`,
      "dependencies.yml": "packages:\n  - package: a/calendar\n    version: 1.0.0\n",
      "lib/calendar/dbt_project.yml": "name: calendar\n",
      "lib/calendar/models/dates.sql": "select 1",
    };
    expect(await codes(two, { ...models("{{ ref('dates') }}"), ...elsewhere })).toEqual([]);
  });

  test("a ref to the own project by its name is one of its own", async () => {
    const orders = "select * from {{ ref('shop', 'customers') }}";
    expect(await codes(edge, models(orders))).toEqual([]);
    const none = smallProduct("    dependsOn: []\n  - name: customers\n");
    expect(codesOf(await refused({ product: none, more: dbt(models(orders)) }))).toEqual(["dbt/edge-missing"]);
    const lost = dbt(models("{{ ref('shop', 'customer') }}"));
    expect(codesOf(await refused({ product: two, more: lost }))).toEqual(["dbt/unknown-ref"]);
  });

  test("refs into projects that dbt knows from elsewhere are not unknown", async () => {
    const files = { ...models("{{ ref('core', 'dates') }}"), "dependencies.yml": "projects:\n  - name: core\n" };
    expect(await codes(two, files)).toEqual([]);
  });
});

describe("versions", () => {
  const versions = {
    "models/customers_v1.sql": "select 1 as id",
    "models/people.sql": "select 1 as id",
    "models/models.yml":
      "models:\n  - name: customers\n    latest_version: 2\n    versions:\n      - v: 1\n      - v: 2\n        defined_in: people\n",
  };
  const orders = { "models/orders.sql": "{{ ref('customers', v=1) }} {{ ref('customers') }}" };

  test("are transforms with the version behind the name", async () => {
    const product = smallProduct(
      "    dependsOn: [customers_v1, customers_v2]\n  - name: customers_v1\n  - name: customers_v2\n",
    );
    expect(await codes(product, { ...versions, ...orders })).toEqual([]);
  });

  test("are understood by the names of their files, with a correction", async () => {
    const product = smallProduct("    dependsOn: [customers_v1, people]\n  - name: customers_v1\n  - name: people\n");
    const found = await accepted({ product, more: dbt({ ...versions, ...orders }) });
    expect(codesOf(found)).toEqual(["dbt/versioned-name"]);
    expect(found.find(({ code }) => code === "dbt/versioned-name")?.fix?.replacement).toBe("customers_v2");
  });
});

describe("what is switched off", () => {
  test.each([
    ["in the file", { "models/customers.sql": "{{ config(enabled=false) }} {{ ref('nothing') }}" }],
    [
      "in a property file",
      {
        "models/customers.sql": "{{ ref('nothing') }}",
        "models/any.yaml": "models:\n  - name: customers\n    config: {enabled: false}\n",
      },
    ],
    [
      "for its folder",
      {
        "models/old/customers.sql": "{{ ref('nothing') }}",
        "dbt_project.yml": `${project}models: {shop: {old: {+enabled: false}}}\n`,
      },
    ],
    [
      "in Python",
      { "models/customers.py": "def model(dbt, s):\n    dbt.config(enabled=False)\n    return dbt.ref('no')\n" },
    ],
  ])("%s: nobody has to list it, and its refs are not checked", async (_, files) => {
    const product = smallProduct();
    expect(await codes(product, { "models/orders.sql": "select 1 as id", ...files })).toEqual([]);
    const reading = dbt({ "models/orders.sql": "{{ ref('customers') }}", ...files });
    expect(codesOf(await refused({ product, more: reading }))).toEqual(["dbt/disabled-ref"]);
  });

  test("where Jinja decides, nothing is said", async () => {
    const customers = "{{ config(enabled=var('x')) }} select * from {{ ref('nothing') }}";
    expect(await codes(smallProduct(), models("{{ ref('customers') }}", customers))).toEqual([]);
    expect(await codes(edge, models("select 1 as id", customers))).toEqual(["dbt/edge-superfluous"]);
  });
});

describe("dbt_project.yml is read by dbt's rules", () => {
  const sql = {
    "sql/orders.sql": "select * from {{ ref('raw') }}",
    "sql/customers.sql": "select 1",
    "data/raw.csv": "id\n",
  };

  test.each([
    [
      "anchors and merge keys",
      "staging: &s {+materialized: view}\nmodels: {shop: {<<: *s}}\nmodel-paths: [sql]\nseed-paths: [data]\n",
    ],
    ["the keys before dbt 1.0", "source-paths: [sql]\ndata-paths: [data]\n"],
    ["a key that stands twice", "model-paths: [other]\nmodel-paths: [sql]\nseed-paths: [data]\n"],
  ])("%s", async (_, text) => {
    expect(await codes(two, { ...sql, "dbt_project.yml": project + text })).toEqual([]);
  });

  test.each(["\"{{ env_var('P', 'shop') }}\"", "shop"])("a profile that is %s is fine", async (profile) => {
    const files = { ...models("select 1"), "dbt_project.yml": `name: shop\nprofile: ${profile}\n` };
    expect(await codes(two, files)).toEqual([]);
  });

  test("without a profile the line to add is told", async () => {
    const found = await refused({
      product: two,
      more: dbt({ ...models("select 1"), "dbt_project.yml": "name: shop\n" }),
    });
    expect(codesOf(found)).toEqual(["dbt/profile-missing"]);
    expect(helpOf(found, "dbt/profile-missing")).toContain("`profile: shop`");
  });

  test("a path that is worked out makes nothing missing", async () => {
    const files = { "dbt_project.yml": `${project}model-paths: ["{{ env_var('M') }}"]\n` };
    expect(await codes(two, files)).toEqual([]);
  });

  test("one that cannot be read rests no error on a guess", async () => {
    expect(await codes(two, { "dbt_project.yml": "name: [shop\n" })).toEqual(["dbt/project-unreadable"]);
  });
});

describe("files are found as dbt finds them", () => {
  test("endings in any case, deep folders, and none that begins with a dot, a tilde or a hash", async () => {
    const files = {
      [`models/${"in/".repeat(20)}orders.SQL`]: "select * from {{ ref('raw') }}",
      "models/customers.Sql": "select 1 as id",
      "seeds/raw.CSV": "id\n",
      "models/.orders.sql": "{{ ref('no') }}",
      "models/~orders.sql": "{{ ref('no') }}",
      "models/#orders.sql": "{{ ref('no') }}",
    };
    expect(await codes(two, files)).toEqual([]);
  });

  test.each([
    ["old_*", "models/old_x.sql"],
    ["models/drafts/", "models/drafts/deep/x.sql"],
    ["/models/**/x.sql", "models/a/b/x.sql"],
    ["*.sql\n!customers.sql\n!orders.sql", "models/x.sql"],
    ["draft[0-9].sql", "models/draft7.sql"],
    ["# a note\n\nx.?ql  ", "models/x.sql"],
  ])("without what .dbtignore names: %s", async (ignored, path) => {
    await refused({ product: two, more: dbt({ ...models("select 1"), [path]: "{{ ref('nothing') }}" }) });
    expect(await codes(two, { ...models("select 1"), [path]: "{{ ref('nothing') }}", ".dbtignore": ignored })).toEqual(
      [],
    );
  });

  test("a snapshot in any property file", async () => {
    const files = { "models/history.yml": "snapshots:\n  - name: history\n    relation: ref('customers')\n" };
    expect(await codes(two, { ...models("{{ ref('history') }}"), ...files })).toEqual([]);
  });
});

test("two models of one name are an error with both files, unless one is switched off", async () => {
  const twice = { "models/a/orders.sql": "select 1", "models/b/orders.sql": "select 2" };
  const found = await refused({ product: smallProduct(), more: dbt(twice) });
  expect(places(found)).toEqual([{ code: "dbt/model-twice", at: "shop/models/a/orders.sql:1:1" }]);
  expect(found[0]?.notes.map(({ span }) => span?.source.shown)).toEqual(["shop/models/b/orders.sql"]);
  const one = { ...twice, "models/b/orders.sql": "{{ config(enabled=false) }} select 2" };
  expect(await codes(smallProduct(), one)).toEqual([]);
});
