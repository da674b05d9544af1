import { describe, expect, test } from "vitest";
import { floe } from "./in-memory-command.ts";

const manifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform@example.com}
plugins:
  compute: {type: duckdb}
  orchestrator: {type: dagster}
`;

function product(more: string, transform = ""): string {
  return `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0, owner: team@example.com}
platform: {manifest: manifest.yaml}
transforms:
  - name: orders
${transform}${more}`;
}

const port = `outputPorts:
  - name: orders
    description: The orders.
    schema:
      - {name: id, type: integer, primaryKey: true}
      - {name: customer, type: string, classification: pii, description: "Who: the buyer."}
`;

function project(more: Readonly<Record<string, string>> = {}) {
  return {
    "manifest.yaml": manifest,
    "floe.yaml": product(port),
    "dbt_project.yml": "name: shop\nprofile: shop\n",
    "models/orders.sql": "select 1 as id, 'a' as customer\n",
    ...more,
  };
}

interface Report {
  readonly files: readonly { readonly path: string; readonly change: string; readonly diff: readonly string[] }[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

async function sync(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const run = await floe(files, ["sync", "--format", "json", ...more]);
  const report: Report = JSON.parse(run.out);
  return {
    ...run,
    report,
    codes: report.diagnostics.map(({ code }) => code).filter((code) => code.startsWith("sync/")),
  };
}

/** The text of a file after `--write`, which a second run leaves as it is. */
async function written(
  files: Readonly<Record<string, string>>,
  path = "models/schema.yml",
): Promise<string | undefined> {
  const first = await sync(files, "--write");
  expect(first.code).toBe(0);
  const second = await sync(first.files, "--check");
  expect([second.code, second.report.files]).toEqual([0, []]);
  return first.files[path];
}

describe("floe sync", () => {
  test("makes a file beside a model that no property file knows", async () => {
    expect(await written(project(), "models/orders.yml")).toBe(`models:
  - name: orders
    description: The orders.
    config:
      meta:
        owner: team@example.com
      contract:
        enforced: true
    columns:
      - name: id
        data_type: integer
        data_tests:
          - not_null
          - unique
      - name: customer
        data_type: varchar
        description: "Who: the buyer."
        config:
          meta:
            classification: pii
`);
  });

  test("writes nothing unless told to, and says with --check whether it would", async () => {
    const files = project();
    const [shown, checked] = [await sync(files), await sync(files, "--check")];
    expect([shown.code, checked.code]).toEqual([0, 1]);
    expect(shown.report.files).toMatchObject([{ path: "models/orders.yml", change: "create" }]);
    for (const run of [shown, checked]) expect(run.files).toEqual(files);
    const human = await floe(files, ["sync"]);
    expect(human.out).toMatch(/^--- \/dev\/null\n\+\+\+ b\/models\/orders\.yml\n@@ /u);
    expect(human.err).toContain("floe sync --write");
  });

  test("refuses --write beside --check", async () => {
    expect((await floe(project(), ["sync", "--write", "--check"])).code).toBe(2);
  });

  test("adds to an entry and keeps comments, order and layout", async () => {
    const schema = `# The marts.
models:
  - name: other # first
  # The orders of the shop.
  - name: orders   # as in the shop
    config:
      # a table, since it is large
      materialized: table
    columns:
    - name: id
      data_tests: [unique]
    - name: CUSTOMER
      description: |
        Who bought.

        Really.

# The end.
`;
    const files = project({ "models/schema.yml": schema, "models/other.sql": "select 1 as id\n" });
    const text = (await written(files)) ?? "";
    expect(text).toBe(`# The marts.
models:
  - name: other # first
  # The orders of the shop.
  - name: orders   # as in the shop
    description: The orders.
    config:
      # a table, since it is large
      materialized: table
      meta:
        owner: team@example.com
      contract:
        enforced: true
    columns:
    - name: id
      data_type: integer
      data_tests: [unique, not_null]
    - name: CUSTOMER
      data_type: varchar
      config:
        meta:
          classification: pii
      description: |
        Who bought.

        Really.

# The end.
`);
    expect((await sync(files)).codes).toEqual(["sync/kept"]);
  });

  test.each([
    ["in brackets", "models: [{name: orders, columns: [{name: id}]}]\n"],
    [
      "in brackets over several lines",
      "models: [\n  {\n    name: orders, # the orders\n    columns: [\n      {name: id},\n    ],\n  },\n]\n",
    ],
    ["with line ends of Windows", "models:\r\n  - name: orders\r\n    columns:\r\n      - name: id\r\n"],
    ["without a line end", "models:\n  - name: orders\n    columns:\n      - name: id"],
    ["with a byte order mark", "\ufeffmodels:\n- name: orders\n  columns:\n  - name: id\n"],
    ["with a name in quotes", 'models:\n  - "name": "orders"\n    columns:\n      - name: "id"\n        quote: true\n'],
    [
      "where the name comes last",
      "models:\n  - columns:\n      - description: x\n        name: id\n    name: orders\n",
    ],
    [
      "with older keys",
      "version: 2\nmodels:\n  - name: orders\n    tests: []\n    meta: {a: 1}\n    columns:\n      - name: id\n        tests:\n          - not_null\n",
    ],
    ["where only others have an entry", "models:\n  - name: other\n    description: >-\n      long\n      text\n"],
    ["with a merge key", "x: &x\n  description: shared\nmodels:\n  - <<: *x\n    name: orders\n"],
  ])("adds to an entry %s, and nothing else", async (_, schema) => {
    const text =
      (await written(project({ "models/schema.yml": schema, "models/other.sql": "select 1 as id\n" }))) ?? "";
    expect(text.length).toBeGreaterThan(schema.length);
    let at = 0;
    // The host in memory gives texts without the mark.
    for (const character of schema.replace("\ufeff", "")) {
      at = text.indexOf(character, at) + 1;
      expect(at).toBeGreaterThan(0);
    }
    expect(/[^\r]\n/u.test(text)).toBe(/[^\r]\n/u.test(schema) || !schema.includes("\r"));
  });

  test.each([
    ["several documents", "models:\n  - name: orders\n---\nmodels: []\n"],
    ["an entry that stands twice by an anchor", "x: &x {name: orders}\nmodels:\n  - *x\n"],
    [
      "columns that an anchor shares",
      "models:\n  - name: orders\n    columns: &c\n      - name: id\n  - name: other\n    columns: *c\n",
    ],
    ["columns that are null", "models:\n  - name: orders\n    columns:\n"],
    ["a config that is a text", "models:\n  - name: orders\n    config: x\n"],
    ["line ends of two kinds", "models:\r\n  - name: orders\n    columns: []\n"],
    ["a tag", "models:\n  - name: orders\n    description: !x y\n"],
    ["a misspelt column", "models:\n  - name: orders\n    columns: [{name: id}, {name: custmer}]\n"],
  ])("names and leaves alone %s", async (_, schema) => {
    const files = project({ "models/schema.yml": schema, "models/other.sql": "select 1 as id\n" });
    const { codes, files: after } = await sync(files, "--write");
    expect(codes).toContain("sync/left-alone");
    expect(after).toEqual(files);
  });

  const catalog = (columns: object) => ({
    "target/catalog.json": JSON.stringify({ nodes: { "model.shop.orders": { columns } } }),
  });

  test("prefers the type of the table as it was built, where it keeps the promise", async () => {
    const built = { ID: { type: "BIGINT" }, customer: { type: "VARCHAR(20)" } };
    const text = await written(project(catalog(built)), "models/orders.yml");
    expect(text).toContain("data_type: bigint\n");
    expect(text).toContain("data_type: varchar(20)\n");
  });

  test.each([
    catalog({ id: { type: "VARCHAR" }, customer: { type: "{{ x }}" } }),
    catalog({ id: { type: 'BIGINT" # x' }, customer: 1 }),
    catalog([]),
    { "target/catalog.json": "[" },
    { "target/catalog.json": "[]" },
    { "target/catalog.json": '{"nodes": {"__proto__": 1, "model.shop.orders": null}}' },
  ])("takes the engine's word where the catalog has no type for the promise: %j", async (more) => {
    const text = await written(project(more), "models/orders.yml");
    expect(text).toContain("data_type: integer\n");
    expect(text).toContain("data_type: varchar\n");
  });

  test("leaves versions of a model, and texts that dbt would render, to people", async () => {
    const versions = "models:\n  - name: orders\n    versions: [{v: 1}, {v: 2}]\n";
    const versioned = project({
      "models/schema.yml": versions,
      "models/orders_v1.sql": "select 1",
      "models/orders_v2.sql": "select 1",
    });
    const rendered = project({ "floe.yaml": product(port.replace("The orders.", "\"{{ env_var('HOME') }}\"")) });
    for (const files of [versioned, rendered]) {
      const { codes, files: after } = await sync(files, "--write");
      expect(codes).toEqual(["sync/left-alone"]);
      expect(after).toEqual(files);
    }
  });

  test("keeps what the user wrote, and reports it", async () => {
    const schema = `models:
  - name: orders
    description: Mine.
    config: {meta: {owner: me}, contract: {enforced: false}, tags: x}
    columns:
      - {name: id, data_type: bigint, constraints: [{type: primary_key}]}
      - {name: customer, data_type: text, description: "Who:  the\\nbuyer.", config: {meta: {classification: pii}}}
`;
    const files = project({ "models/schema.yml": schema });
    const { report, files: after } = await sync(files, "--write");
    expect(after).toEqual(files);
    const kept = report.diagnostics
      .filter(({ code }) => code === "sync/kept")
      .map(({ message }) => message.split("`")[1]);
    expect(kept.sort()).toEqual(["description", "enforced", "owner"]);
  });

  test.each([
    [
      "a Python model",
      { "models/orders.sql": "", "models/orders.py": "def model(dbt, session):\n    return 1\n" },
      "Python",
    ],
    ["an ephemeral model", { "models/orders.sql": "{{ config(materialized='ephemeral') }} select 1" }, "ephemeral"],
    [
      "an incremental model",
      { "models/orders.sql": "{{ config(materialized='incremental') }} select 1" },
      "incremental",
    ],
    [
      "a column without a type",
      { "models/schema.yml": "models:\n  - name: orders\n    columns: [{name: more}]\n" },
      "`more`",
    ],
    ["an object", { "floe.yaml": product(port.replace("type: string", "type: object")) }, "`customer`"],
  ])("enforces no contract that dbt would refuse: %s", async (_, more, reason) => {
    const files = Object.fromEntries(Object.entries(project(more)).filter(([, text]) => text !== ""));
    const { codes, report, files: after } = await sync(files, "--write");
    expect(codes).toEqual(["sync/without-contract"]);
    expect(report.diagnostics.map(({ message }) => message).join("")).toContain(reason);
    expect(report.files).toHaveLength(1);
    expect(Object.values(after).join("")).not.toContain("enforced");
  });

  test("adds tags and tiers that floe.yaml says of a model itself", async () => {
    const transform = "    tier: gold\n    tags: [daily, 'a: b', \"yes\"]\n";
    const schema = "models:\n  - name: orders\n    config:\n      tags: [daily, mine]\n";
    const text = await written(project({ "floe.yaml": product("", transform), "models/schema.yml": schema }));
    expect(text).toContain('tags: [daily, mine, "a: b", "yes"]\n      meta:\n        tier: gold\n');
  });

  test("writes no test that is a quality check already, and names a key of several columns", async () => {
    const check = "    qualityChecks: [{name: id_there, type: not_null, column: id, dimension: completeness}]\n";
    const two = port.replace("type: string", "type: string, primaryKey: true");
    const { codes, report } = await sync(project({ "floe.yaml": product(two, check) }));
    expect(codes).toEqual(["sync/left-alone"]);
    const diff = report.files.flatMap((file) => file.diff).join("\n");
    expect(diff.match(/not_null/gu)).toHaveLength(1);
    expect(diff).not.toContain("- unique");
  });

  test("a product with errors, or without a dbt project, gets nothing", async () => {
    const wrong = await sync(project({ "floe.yaml": product(port.replace("integer", "integr")) }), "--write");
    const { "dbt_project.yml": _, ...without } = project();
    const none = await sync(without, "--write");
    for (const run of [wrong, none]) expect(run.report.files).toEqual([]);
  });

  test("what the changes would break is told, and nothing is written", async () => {
    const files = project();
    // There is no dbt in memory.
    const { code, report, files: after } = await sync(files, "--write", "--dbt");
    expect(code).toBe(1);
    expect(report.diagnostics.map((each) => each.code)).toContain("sync/breaks");
    expect(after).toEqual(files);
  });

  test("a type that contradicts the port is told, and nothing is written", async () => {
    const schema = "models:\n  - name: orders\n    columns: [{name: id, data_type: varchar}]\n";
    const files = project({ "models/schema.yml": schema });
    const { code, report, files: after } = await sync(files, "--write");
    expect([code, report.files]).toEqual([1, []]);
    expect(report.diagnostics.map((each) => each.code)).toContain("contract/type-differs");
    expect(after).toEqual(files);
  });

  test("a full disk is told", async () => {
    const failures = [{ operation: "stageFile", call: 1, errno: "ENOSPC" }] as const;
    const run = await floe(project(), ["sync", "--write", "--format", "json"], { failures });
    expect(run.code).toBe(1);
    expect(run.out).toContain("sync/unwritable");
    expect(run.files).toEqual(project());
  });

  test("a line near a change that may hold a secret is not shown", async () => {
    const schema = "models:\n  - name: orders\n    # password: hunter2-s3cr3t\n    columns: [{name: id}]\n";
    const { out } = await sync(project({ "models/schema.yml": schema }));
    expect(out).not.toContain("hunter2");
  });
});
