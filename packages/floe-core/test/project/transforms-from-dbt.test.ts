import { parseProvenance } from "floe-core";
import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallProject } from "../../../../tests/support/small-project.ts";

const head = `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: ../manifest.yaml}
`;

const dbtProject: Readonly<Record<string, string>> = {
  "shop/dbt_project.yml": `name: shop
profile: shop
models:
  shop:
    +tags: [daily]
    marts: {+tags: mart}
    retired: {+enabled: false}
`,
  "shop/models/staging/stg_orders.sql": "select 1 as id\n",
  "shop/models/staging/stg_people.sql": "{{ config(tags=['pii', 'hourly']) }} select 1 as id\n",
  "shop/models/marts/orders_v1.sql": "select * from {{ ref('stg_orders') }}\n",
  "shop/models/marts/orders_v2.sql":
    "select * from {{ ref('stg_orders') }} {% if target.name == 'x' %}{{ ref('stg_people') }}{% endif %}\n",
  "shop/models/marts/report.py": "def model(dbt, session):\n    return dbt.ref('orders')\n",
  "shop/models/retired/old.sql": "select 1 as id\n",
  "shop/models/models.yml": `models:
  - {name: orders, latest_version: 2, versions: [{v: 1}, {v: 2}]}
  - {name: stg_orders, config: {tags: raw}}
`,
};

async function compiled(transforms: string, more: Readonly<Record<string, string>> = dbtProject) {
  const project = smallProject({ product: `${head}transforms:\n${transforms}`, more });
  const result = await project.compile("shop/floe.yaml");
  const models = result.artifacts?.transforms?.models ?? [];
  return { project, result, models, found: places(result.diagnostics) };
}

describe("a product that takes its transforms from dbt", () => {
  test("has one for each enabled model, versioned ones by their version, in the order of their names", async () => {
    const { models, found } = await compiled("  from: dbt\n");
    expect(found).toEqual([]);
    expect(models.map(({ name }) => name)).toEqual(["orders_v1", "orders_v2", "report", "stg_orders", "stg_people"]);
  });

  test("has the edges that every run makes", async () => {
    const { models, result } = await compiled("  from: dbt\n");
    const edges = Object.fromEntries(models.map(({ name, depends_on }) => [name, depends_on]));
    expect(edges).toEqual({
      orders_v1: ["stg_orders"],
      orders_v2: ["stg_orders"],
      report: ["orders_v2"],
      stg_orders: null,
      stg_people: null,
    });
    expect(result.diagnostics.map(({ code }) => code)).toContain("dbt/edges-not-compared");
  });

  test("gives a tier by folder or tag, and the first rule that fits decides", async () => {
    const rules = "    - {path: ./models/staging/, tag: raw, tier: bronze}\n    - {tag: pii, tier: silver}\n";
    const { models, found } = await compiled(`  from: dbt\n  tiers:\n${rules}    - {tag: mart, tier: gold}\n`);
    expect(found).toEqual([]);
    expect(models.map(({ name, quality_tier }) => [name, quality_tier])).toEqual([
      ["orders_v1", "gold"],
      ["orders_v2", "gold"],
      ["report", "gold"],
      ["stg_orders", "bronze"],
      ["stg_people", "silver"],
    ]);
  });

  test("says more of single models, and that has the last word", async () => {
    const entries =
      "    - {name: stg_orders, tier: gold, tags: [core]}\n    - name: report\n      qualityChecks: [{name: a, type: not_null, column: id, dimension: validity}]\n";
    const { models, found } = await compiled(
      `  from: dbt\n  tiers: [{path: models, tier: bronze}]\n  models:\n${entries}`,
    );
    expect(found).toEqual([]);
    const byName = new Map(models.map((model) => [model.name, model]));
    expect(byName.get("stg_orders")).toMatchObject({ quality_tier: "gold", tags: ["core"] });
    expect(byName.get("report")).toMatchObject({ quality_tier: "bronze", quality_checks: [{ name: "a" }] });
  });

  test("leads from each value to the model's file and to the line of floe.yaml", async () => {
    const { project } = await compiled("  from: dbt\n  tiers: [{path: models/staging, tier: bronze}]\n");
    const files = project.host.files();
    const [text] = Object.entries(files).flatMap(([path, each]) => (path.endsWith("provenance.json") ? [each] : []));
    const outputs = Object.values(parseProvenance(text ?? "")?.outputs ?? {});
    const origins = Object.assign({}, ...outputs);
    expect(origins["/transforms/models/3/name"]).toEqual({
      kind: "derived",
      rule: "a model of the dbt project",
      from: [
        { kind: "source", pointer: "", file: "models/staging/stg_orders.sql", line: 1, column: 1 },
        { kind: "source", pointer: "/transforms/from", file: "floe.yaml", line: 6, column: 9 },
      ],
    });
    expect(
      origins["/transforms/models/3/quality_tier"].from.map(({ pointer }: { pointer: string }) => pointer),
    ).toEqual(["/transforms/tiers/0/tier", "/transforms/tiers/0/path"]);
    expect(origins["/transforms/models/0/depends_on/0"]).toEqual({
      kind: "derived",
      rule: "what every run of the model reads, in dbt's graph",
      from: [{ kind: "source", pointer: "", file: "models/marts/orders_v1.sql", line: 1, column: 23 }],
    });
  });

  test("has no model that is disabled, and nothing can be said of one", async () => {
    const { found } = await compiled("  from: dbt\n  models: [{name: old, tier: gold}]\n");
    expect(found).toEqual([{ code: "dbt/unknown-model", at: "shop/floe.yaml:7:19" }]);
  });

  test("says nothing of a tag that only rendering gives", async () => {
    const more = { ...dbtProject, "shop/models/marts/extra.sql": "{{ config(tags=[var('tag')]) }} select 1 as id\n" };
    const { found } = await compiled("  from: dbt\n  tiers: [{tag: weekly, tier: gold}]\n", more);
    expect(found).toEqual([]);
  });

  test("keeps what is said of a model where a part of the project cannot be read", async () => {
    const more = {
      ...dbtProject,
      "shop/dbt_project.yml": "name: shop\nprofile: shop\nmodel-paths: ['{{ x }}', models]\n",
    };
    const { models, found } = await compiled("  from: dbt\n  models: [{name: unseen, tier: gold}]\n", more);
    expect(found).toEqual([]);
    expect(models.at(-1)).toMatchObject({ name: "unseen", quality_tier: "gold" });
  });
});

describe("a listed transform without `dependsOn`", () => {
  const list = (more: string) => `  - name: orders_v2\n${more}  - name: stg_orders\n  - name: stg_people\n`;
  const models = { "shop/models/marts/report.py": undefined, "shop/models/marts/orders_v1.sql": undefined };
  const project = Object.fromEntries(
    Object.entries(dbtProject)
      .filter(([path]) => !(path in models))
      .map(([path, text]) => [path, text.replace("[{v: 1}, {v: 2}]", "[{v: 2}]")]),
  );

  test("gets its edges from the dbt project", async () => {
    const {
      models: [orders],
      found,
    } = await compiled(list(""), project);
    expect(found).toEqual([]);
    expect(orders?.depends_on).toEqual(["stg_orders"]);
  });

  test("that writes an empty one is held against the dbt project", async () => {
    const { found } = await compiled(list("    dependsOn: []\n"), project);
    expect(found).toEqual([{ code: "dbt/edge-missing", at: "shop/floe.yaml:7:5" }]);
  });

  test("reaches the nearest transforms through models that are none", async () => {
    const more = { ...project, "shop/models/marts/report.sql": "select * from {{ ref('orders') }}\n" };
    const {
      models: [report],
      found,
    } = await compiled("  - name: report\n  - name: stg_orders\n  - name: stg_people\n", more);
    expect(found.map(({ code }) => code)).toEqual(["dbt/model-undeclared"]);
    expect(report?.depends_on).toEqual(["stg_orders"]);
  });

  test("makes a circle with a written one, which is told", async () => {
    const { found } = await compiled(
      "  - name: orders_v2\n  - name: stg_orders\n    dependsOn: [orders_v2]\n  - name: stg_people\n",
      project,
    );
    expect(found.map(({ code }) => code)).toEqual(["dbt/edge-superfluous", "product/dependency-cycle"]);
  });
});
