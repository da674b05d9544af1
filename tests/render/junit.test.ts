import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { hostileFiles, hostilePaths } from "./hostile-project.ts";
import { readXml, type XmlElement } from "./read-xml.ts";
import { runCommand } from "./run-command.ts";

// Whether elements and attributes are those that readers know, tests/tools/test_junit.py asks Jenkins' schema.
describe("the JUnit report", () => {
  test("is well-formed and counts right, whatever the files hold", async () => {
    const { out } = await runCommand("validate", "junit", { files: hostileFiles, paths: hostilePaths });
    const root = readXml(out);
    expectCounts(root);
    expect(root.children.map(({ attributes }) => attributes["name"])).toEqual(["manifest.yaml", "shop/floe.yaml"]);
  });

  test("has one passed test for a file without findings", async () => {
    const files = {
      "manifest.yaml": smallManifest(),
      "shop/floe.yaml": smallProduct(),
      "shop/dbt_project.yml": "name: shop\nprofile: shop\n",
      "shop/models/orders.sql": "select 1\n",
    };
    const root = readXml((await runCommand("compile", "junit", { files, paths: ["shop"] })).out);
    expect(root.attributes).toMatchObject({ tests: "1", failures: "0" });
    expect(root.children[0]?.children[0]?.attributes["name"]).toBe("no findings");
  });

  test("tells an error by a failure and a warning by output", async () => {
    const { out } = await runCommand("validate", "junit", { files: hostileFiles, paths: hostilePaths });
    const cases = readXml(out).children.flatMap(({ children }) => children);
    const duplicate = cases.find(({ attributes }) => attributes["name"]?.startsWith("product/duplicate-name at"));
    expect(duplicate?.children[0]).toMatchObject({
      name: "failure",
      attributes: { type: "product/duplicate-name", message: "Two transforms are called `orders`." },
    });
  });
});

function expectCounts(root: XmlElement): void {
  const failed = (suite: XmlElement): number =>
    suite.children.filter(({ children }) => children[0]?.name === "failure").length;
  for (const suite of root.children) {
    expect(suite.attributes).toMatchObject({ tests: String(suite.children.length), failures: String(failed(suite)) });
  }
  const tests = root.children.reduce((sum, { children }) => sum + children.length, 0);
  const failures = root.children.reduce((sum, suite) => sum + failed(suite), 0);
  expect(root.attributes).toMatchObject({ tests: String(tests), failures: String(failures) });
}
