import type { DbtAnswer, Diagnostic } from "floe-core";
import { describe, expect, test } from "vitest";
import { smallProduct, smallProject } from "../support/small-project.ts";

const models: Readonly<Record<string, string>> = {
  "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
  "shop/models/orders.sql": "select * from {{ ref(var('source')) }}",
  "shop/models/customers.sql": "select 1 as id",
};
const node = (name: string, nodes: readonly string[] = []) => ({
  name,
  resource_type: "model",
  package_name: "shop",
  depends_on: { nodes },
});
const manifest = JSON.stringify({
  metadata: { dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json", project_name: "shop" },
  nodes: {
    "model.shop.orders": node("orders", ["model.shop.customers"]),
    "model.shop.customers": node("customers"),
    "model.shop.elsewhere": node("elsewhere"),
  },
});

async function findings(product: string, dbt: DbtAnswer): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await smallProject({ product, more: models }).compile("shop/floe.yaml", { dbt });
  return diagnostics.filter(({ code }) => code.startsWith("dbt/"));
}

const product = (dependsOn: string) => smallProduct(`    dependsOn: [${dependsOn}]\n  - name: customers\n`);

describe("what dbt says of the project decides", () => {
  test("an edge that only rendering shows is demanded and accepted", async () => {
    const answer = { kind: "manifest", text: manifest } as const;
    expect((await findings(product("customers"), answer)).map(({ code }) => code)).toEqual([]);
    expect((await findings(product(""), answer)).map(({ code }) => code)).toEqual(["dbt/edge-missing"]);
  });

  test("a model that dbt knows and floe does not find is not missing", async () => {
    const more = smallProduct("    dependsOn: [customers]\n  - name: customers\n  - name: elsewhere\n");
    expect(await findings(more, { kind: "manifest", text: manifest })).toEqual([]);
  });

  test("a refusal is an error with dbt's words", async () => {
    const [found] = await findings(product("customers"), { kind: "refused", said: "a node was not found" });
    expect(found).toMatchObject({ code: "dbt/parse-failed", severity: "error" });
    expect(found?.message).toContain("a node was not found");
  });

  test.each([
    { kind: "out-of-time", seconds: 120 },
    { kind: "not-run", reason: "there is no program `dbt`" },
  ] as const)("no answer is an error: %s", async (answer) => {
    const [found] = await findings(product("customers"), answer);
    expect(found).toMatchObject({ code: "dbt/not-asked", severity: "error" });
  });

  test("before it is asked nothing is compared", async () => {
    expect(await findings(product(""), { kind: "unasked" })).toEqual([]);
  });
});
