import { readFileSync } from "node:fs";
import { conformanceFindings } from "floe-core/testing";
import { expect, test } from "vitest";
import { smallProduct, smallProject } from "../../../tests/support/small-project.ts";
import packageJson from "../package.json" with { type: "json" };
import { plugin } from "../src/index.ts";
import { pythonRequirements } from "../src/python-requirements.ts";

test("conforms to the plugin contract", async () => {
  const validConfig = { default_schedule: { cron: "0 6 * * *", timezone: "Europe/Berlin", enabled: false } };
  expect(await conformanceFindings(plugin, { validConfig, packageJson })).toEqual([]);
});

test("definitions.py is the same text for every product: nothing of the user's gets into Python", async () => {
  const texts = [];
  for (const name of ["shop", "x-1"]) {
    const project = smallProject({ product: smallProduct().replace("name: shop", `name: ${name}`) });
    await project.compile("shop/floe.yaml");
    texts.push(project.host.files()["shop/definitions.py"]);
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain("defs = FloeDefinitions.from_compiled_artifacts(");
});

test("the product is a code location by its Python name", async () => {
  const project = smallProject({ product: smallProduct().replace("name: shop", "name: web-shop") });
  await project.compile("shop/floe.yaml");
  expect(project.host.files()["shop/floe_target/values.yaml"]).toContain(
    'codeLocations:\n    - locationName: "web-shop"\n      moduleName: "web_shop.definitions"',
  );
});

test("the packages that the plugin asks for are those that its library asks for, and the library in its own version", () => {
  const pyproject = readFileSync(new URL("../python/pyproject.toml", import.meta.url), "utf8");
  const [, written = ""] = /^dependencies = \[(.*)\]$/mu.exec(pyproject) ?? [];
  const dependencies = written.split(/", "/u).map((each) => each.replaceAll('"', ""));
  const named = pythonRequirements.map(({ package: name, versions = "" }) => `${name}${versions.replace(" ", ",")}`);
  // floe names dbt-core itself.
  expect([...named.slice(0, 2), "dbt-core<1.12", ...named.slice(2, -1)]).toEqual(dependencies);
  expect(/^version = "0\.1\./mu.test(pyproject)).toBe(true);
  expect(named.at(-1)).toBe("floe-dagster>=0.1,<0.2");
});
