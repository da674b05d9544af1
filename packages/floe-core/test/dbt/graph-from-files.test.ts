import { describe, expect, test } from "vitest";
import type { DbtFiles } from "../../src/dbt/dbt-files.ts";
import type { DbtGraph } from "../../src/dbt/graph.ts";
import { graphFromFiles } from "../../src/dbt/graph-from-files.ts";
import { readForeignYaml } from "../../src/yaml/read-foreign.ts";

interface Texts {
  readonly models?: Readonly<Record<string, string>>;
  readonly seeds?: readonly string[];
  readonly snapshots?: string;
  readonly macros?: string;
  readonly properties?: string;
  readonly settings?: string;
}

function filesOf(name: string, { models = {}, seeds = [], snapshots, macros, properties, settings }: Texts): DbtFiles {
  const source = (path: string, text: string) => ({ path: `/${name}/${path}`, shown: path, text });
  const yaml = (text: string | undefined) => readForeignYaml(source("x.yml", text ?? ""));
  const file = (path: string, text: string) => {
    const [, folders = "", base = "", ending = ""] = /^(.*?)([^/]+)\.(\w+)$/u.exec(path) ?? [];
    return {
      name: base,
      ending,
      folders: folders.split("/").filter((each) => each !== ""),
      source: source(path, text),
    };
  };
  const root = yaml(properties);
  return {
    name,
    settings: yaml(settings),
    models: Object.entries(models).map(([path, text]) => file(path, text)),
    seeds: seeds.map((each) => file(each, "")),
    snapshots: snapshots === undefined ? [] : [file("snapshots.sql", snapshots)],
    macros: macros === undefined ? [] : [source("macros.sql", macros)],
    properties: root === undefined ? [] : [root],
    propertyFolders: new Map(),
  };
}

function graphOf(own: Texts, packages: Readonly<Record<string, Texts>> = {}, isComplete = true): DbtGraph {
  const installed = Object.entries(packages).map(([name, texts]) => {
    const files = filesOf(name, texts);
    return { ...files, models: files.models.map((model) => ({ ...model, read: () => model.source })) };
  });
  return graphFromFiles(filesOf("shop", own), installed, { isComplete, knowsProperties: true, unread: new Set() });
}

/** `name: certain ?possible`, with `+` behind a model that may read more, `!` before a ref that leads nowhere and `-` before one to what is off. */
function shown({ models }: DbtGraph): readonly string[] {
  return [...models.values()].map(({ name, existence, reads, isOpen, unknown, disabled }) => {
    const edges = reads.map(({ target, isCertain }) => (isCertain ? target : `?${target}`));
    const lost = [...unknown.map(({ target }) => `!${target}`), ...disabled.map(({ target }) => `-${target}`)];
    const state = existence === "there" ? "" : ` (${existence})`;
    return `${name}${state}: ${[...edges, ...lost, ...(isOpen ? ["+"] : [])].join(" ")}`.trimEnd();
  });
}

describe("edges", () => {
  test("are the refs to models of the project; seeds, snapshots and packages are no transforms", () => {
    const graph = graphOf(
      {
        models: {
          "orders.sql":
            "{{ ref('raw') }} {{ ref('history') }} {{ ref('dates') }} {{ ref('calendar', 'dates') }} {{ ref('a') }}",
          "a.sql": "1",
        },
        seeds: ["raw.csv"],
        snapshots: "{% snapshot history %}{% endsnapshot %}",
      },
      { calendar: { models: { "dates.sql": "1" } } },
    );
    expect(shown(graph)).toEqual(["orders: a", "a:"]);
  });

  test("with the own project's name are the same", () => {
    const graph = graphOf({ models: { "orders.sql": "{{ ref('shop', 'a') }} {{ ref('shop', 'b') }}", "a.sql": "1" } });
    expect(shown(graph)).toEqual(["orders: a !b", "a:"]);
  });

  test("through macros are possible, and whose macro works a name out may read anything", () => {
    const graph = graphOf({
      models: { "a.sql": "1", "b.sql": "{{ recent() }}", "c.sql": "{{ any('a') }}", "d.sql": "{{ datediff(1, 2) }}" },
      macros: "{% macro recent() %}{{ ref('a') }}{% endmacro %}{% macro any(x) %}{{ ref(x) }}{% endmacro %}",
    });
    expect(shown(graph)).toEqual(["a:", "b: ?a", "c: +", "d:"]);
  });

  test("where packages are missing, a macro may read anything", () => {
    expect(shown(graphOf({ models: { "d.sql": "{{ utils.star() }}" } }, {}, false))).toEqual(["d: +"]);
  });

  test("a certain one wins over a possible one", () => {
    const graph = graphOf({ models: { "a.sql": "1", "b.sql": "{% if x %}{{ ref('a') }}{% endif %}{{ ref('a') }}" } });
    expect(shown(graph)).toEqual(["a:", "b: a"]);
  });
});

describe("versions", () => {
  const properties = `
models:
  - name: customers
    latest_version: 2
    versions:
      - v: 1
      - v: 2
        defined_in: people
      - v: 3
`;
  const models = { "customers_v1.sql": "1", "people.sql": "1", "customers_v3.sql": "1" };

  test("have a name each, and a ref without one means the latest", () => {
    const orders = "{{ ref('customers') }} {{ ref('customers', v=1) }} {{ ref('customers', version='3') }}";
    const graph = graphOf({ models: { ...models, "orders.sql": orders }, properties });
    expect(shown(graph)).toContain("orders: customers_v2 customers_v1 customers_v3");
    expect([...graph.models.keys()]).toEqual(["customers_v1", "customers_v2", "customers_v3", "orders"]);
  });

  test("are not named by their files", () => {
    const graph = graphOf({
      models: { ...models, "orders.sql": "{{ ref('people') }} {{ ref('customers', v=4) }}" },
      properties,
    });
    expect(shown(graph)).toContain("orders: !people !customers");
  });

  test("the latest may stand in a file without a number, and is the highest where nothing is said", () => {
    const some = "models:\n  - name: a\n    versions: [{v: 9}, {v: 10}]\n";
    const graph = graphOf({ models: { "a_v9.sql": "1", "a.sql": "1", "b.sql": "{{ ref('a') }}" }, properties: some });
    expect(shown(graph)).toEqual(["a_v9:", "a_v10:", "b: a_v10"]);
  });
});

describe("what takes part", () => {
  test.each([
    ["in the file", { models: { "a.sql": "{{ config(enabled=false) }}" } }],
    ["in a property file", { models: { "a.sql": "1" }, properties: "models: [{name: a, config: {enabled: false}}]" }],
    ["for a folder", { models: { "x/a.sql": "1" }, settings: "models: {shop: {x: {+enabled: false}}}" }],
    ["for the project", { models: { "a.sql": "1" }, settings: "models: {+enabled: false}" }],
  ] as const)("a constant `false` counts %s", (_, texts) => {
    expect(shown(graphOf(texts))).toEqual(["a (disabled):"]);
  });

  test("the nearest place has the last word", () => {
    const settings = "models: {shop: {+enabled: false, x: {a: {+enabled: true}}}}";
    const models = { "x/a.sql": "1", "x/b.sql": "1", "c.sql": "{{ config(enabled=true) }}" };
    expect(shown(graphOf({ models, settings }))).toEqual(["a:", "b (disabled):", "c:"]);
  });

  test("Jinja leaves it open", () => {
    const settings = "models: {shop: {x: {+enabled: \"{{ var('x') }}\"}}}";
    expect(shown(graphOf({ models: { "x/a.sql": "1" }, settings }))).toEqual(["a (undecided):"]);
  });

  test("a seed that is switched off is none", () => {
    const settings = "seeds: {shop: {+enabled: false}}";
    expect(shown(graphOf({ models: { "a.sql": "{{ ref('raw') }}" }, seeds: ["raw.csv"], settings }))).toEqual([
      "a: -raw",
    ]);
  });
});

test("a snapshot that is written in YAML can be read", () => {
  const properties = "snapshots: [{name: history, relation: ref('a')}]";
  expect(shown(graphOf({ models: { "a.sql": "{{ ref('history') }}" }, properties }))).toEqual(["a:"]);
});
