import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

const path = "shop/floe_target/requirements.txt";

/** The lines of requirements.txt that pip acts on. */
async function requirements(manifest: string, product = smallProduct()): Promise<readonly string[]> {
  const project = smallProject({ manifest, product });
  const { diagnostics } = await project.compile("shop/floe.yaml");
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const text = project.host.files()[path] ?? "";
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

function on(compute: string, more = ""): string {
  return smallManifest(more).replace("    type: duckdb\n", `    ${compute}\n`);
}

const dagster = ["dagster>=1.13.27,<1.14", "dagster-dbt>=0.29.27,<0.30"];
const session = 'properties: {method: session, schema: "{product_slug}"}';

describe("requirements.txt", () => {
  test("has dbt, the adapter and what Dagster needs, in the order of their names", async () => {
    expect(await requirements(smallManifest())).toEqual([
      ...dagster,
      "dbt-core>=1.11,<1.12",
      "dbt-duckdb>=1.11,<2",
      "sqlalchemy<2.1",
    ]);
  });

  test("names what is on no package index in a comment only: pip would take whatever is registered there", async () => {
    const project = smallProject();
    await project.compile("shop/floe.yaml");
    const lines = (project.host.files()[path] ?? "").split("\n").filter((line) => line.includes("floe-dagster"));
    expect(lines).toEqual(["#   floe-dagster>=0.1,<0.2"]);
  });

  test("has the adapters of all targets, each once, with the extras that their options need", async () => {
    const profiles = `profiles:
  compute:
    one: {type: spark, ${session}}
    two: {type: spark, properties: {method: thrift, host: spark}}
`;
    const product = smallProduct("    compute: one\n  - {name: reports, compute: two}\n");
    expect(await requirements(smallManifest(profiles), product)).toEqual([
      ...dagster,
      "dbt-core>=1.11,<1.12",
      "dbt-duckdb>=1.11,<2",
      "dbt-spark[PyHive,session]>=1.10,<2",
      "sqlalchemy<2.1",
    ]);
  });

  test("has the adapter that `type: dbt` names, in any version: nobody vouches for one", async () => {
    const compute = 'type: dbt\n    config: {adapter: sql_server, output: {server: db, schema: "{product_slug}"}}';
    expect(await requirements(on(compute))).toContain("dbt-sql-server");
  });

  test("has no dbt-core and no adapter for the Fusion engine, which brings both", async () => {
    const manifest = smallManifest().replace("  orchestrator:", "  dbt: {type: fusion}\n  orchestrator:");
    expect(await requirements(manifest)).toEqual([...dagster, "sqlalchemy<2.1"]);
  });

  test("tells which settings each compile made it of", async () => {
    const project = smallProject({ manifest: on("type: dbt\n    config: {adapter: sqlite, output: {schema: x}}") });
    await project.compile("shop/floe.yaml");
    const record = JSON.parse(project.host.files()["shop/floe_target/provenance.json"] ?? "{}");
    const { from } = record.outputs["floe_target/requirements.txt"][""];
    expect(from.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/plugins/orchestrator/type",
      "/plugins/orchestrator/type",
      "/plugins/compute/type",
      "/plugins/compute/config/adapter",
      "/plugins/orchestrator/type",
      "/plugins/orchestrator/type",
    ]);
  });
});
