import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../../../tests/support/small-project.ts";
import { floe } from "./in-memory-command.ts";

const dbt = { "dbt_project.yml": "name: shop\nprofile: shop\n", "models/orders.sql": "select 1 as id\n" };

function project(folder: string, product = smallProduct(), dbtIn = folder): Readonly<Record<string, string>> {
  const own = Object.fromEntries(Object.entries(dbt).map(([path, text]) => [`${dbtIn}${path}`, text]));
  return {
    "pnpm-workspace.yaml": "",
    "platform/prod/manifest.yaml": smallManifest(),
    [`${folder}floe.yaml`]: product,
    ...own,
  };
}

const ways = (out: string): readonly string[] =>
  out.split("\n").flatMap((line) => /^ {2}(?:dbt|Dagster): +(.*)$/u.exec(line)?.[1] ?? []);

test.each([
  [
    "from a folder above",
    project("shop/"),
    ["compile", "shop", "--env", "prod"],
    "dbt build --project-dir shop --profiles-dir shop/floe_target/prod",
    "dagster dev -f shop/floe_target/prod/definitions.py",
  ],
  [
    "in the folder of the product",
    project(""),
    ["compile", "--env", "prod"],
    "dbt build --profiles-dir floe_target/prod",
    "dagster dev -f floe_target/prod/definitions.py",
  ],
  [
    "with the dbt project in a folder of its own",
    project("", smallProduct("dbt: {project: transform}\n"), "transform/"),
    ["compile", "--env", "prod"],
    "dbt build --project-dir transform --profiles-dir floe_target/prod",
    "dagster dev -f floe_target/prod/definitions.py",
  ],
  [
    "with a blank in the name of a folder",
    project("our shop/"),
    ["compile", "our shop", "--env", "prod"],
    "dbt build --project-dir 'our shop' --profiles-dir 'our shop/floe_target/prod'",
    "dagster dev -f 'our shop/floe_target/prod/definitions.py'",
  ],
])("the outputs of an environment are told to dbt and Dagster %s", async (_, files, argv, ofDbt, ofDagster) => {
  const { code, out } = await floe(files, argv);
  expect({ code, ways: ways(out) }).toEqual({ code: 0, ways: [ofDbt, ofDagster] });
});

test("nothing is told of outputs that were not written", async () => {
  const { code, out } = await floe(project(""), ["compile", "--env", "nowhere"]);
  expect({ code, ways: ways(out) }).toEqual({ code: 1, ways: [] });
});
