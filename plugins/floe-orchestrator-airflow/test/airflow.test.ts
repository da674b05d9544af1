import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../../../tests/support/small-project.ts";
import packageJson from "../package.json" with { type: "json" };
import { plugin } from "../src/index.ts";

const onAirflow = smallManifest().replace("type: dagster", "type: airflow");

test("conforms to the plugin contract", async () => {
  const validConfig = {
    default_schedule: { cron: "0 6 * * *", timezone: "Europe/Berlin", enabled: false },
    start_date: "2026-02-01",
    catchup: true,
    retries: 2,
    retry_delay_seconds: 60,
    pool: "warehouse",
    queue: "dbt",
    dbt_executable: "/opt/dbt/bin/dbt",
  };
  expect(await conformanceFindings(plugin, { validConfig, packageJson })).toEqual([]);
});

test("floe_dag.py is the same text for every product: nothing of the user's gets into Python", async () => {
  const texts = [];
  for (const name of ["shop", "x-1"]) {
    const project = smallProject({
      manifest: onAirflow,
      product: smallProduct().replace("name: shop", `name: ${name}`),
    });
    await project.compile("shop/floe.yaml");
    texts.push(project.host.files()["shop/floe_dag.py"]);
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain("dag = product_dag(");
});

test("a product on Airflow has nothing of Dagster", async () => {
  const project = smallProject({ manifest: onAirflow });
  await project.compile("shop/floe.yaml");
  const files = project.host.files();
  expect(files["shop/definitions.py"]).toBeUndefined();
  expect(files["shop/floe_target/values.yaml"]).not.toContain("dagster");
});

test("the image needs Airflow, Cosmos and the library, and nothing of Dagster", async () => {
  const project = smallProject({ manifest: onAirflow });
  await project.compile("shop/floe.yaml");
  const requirements = project.host.files()["shop/floe_target/requirements.txt"];
  expect(requirements).toContain("apache-airflow>=3.1,<4");
  expect(requirements).toContain("astronomer-cosmos>=1.15,<2");
  expect(requirements).not.toContain("dagster");
});

test.each([
  ["start_date: 2026-02-30", "A start date is a day of the calendar"],
  ["dbt_executable: bin/dbt", "The program is named by its absolute path"],
  ["pool: two words", "A pool is named by letters"],
])("%s is refused", async (option, says) => {
  const manifest = `${onAirflow}`.replace("type: airflow", `type: airflow\n    config: {${option}}`);
  const project = smallProject({ manifest });
  const { diagnostics } = await project.compile("shop/floe.yaml");
  expect(diagnostics.map(({ message, help }) => `${message} ${help}`).join("\n")).toContain(says);
});
