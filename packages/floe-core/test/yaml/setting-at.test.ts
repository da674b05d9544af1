import { expect, test } from "vitest";
import { parseYaml } from "../../src/yaml/parse.ts";
import { settingAt } from "../../src/yaml/setting-at.ts";
import { sourceNamed } from "../text/source-named.ts";

const text = `apiVersion: floe.dev/v1
metadata: {name: shop, labels: {a.b: x}}
transforms:
  - name: orders
    tags: [daily, raw]
  - name: customers
    dependsOn:
`;
const source = sourceNamed("floe.yaml", text);
const root = parseYaml(source).value?.root;

/** The setting at the first place of a string. */
function at(words: string, length = words.length): string | undefined {
  const start = text.indexOf(words);
  return root && settingAt(root, { source, start, end: start + length });
}

test.each([
  ["metadata", "metadata"],
  ["shop", "metadata.name"],
  ["name: shop", "metadata"],
  ["x}}", "metadata", 3],
  ["x}", "metadata.labels.a.b", 1],
  ["orders", "transforms[0].name"],
  ["rder", "transforms[0].name"],
  ["daily", "transforms[0].tags[0]"],
  ["tags", "transforms[0].tags"],
  ["dependsOn", "transforms[1].dependsOn"],
] as const)("%j belongs to %s", (words, setting, length: number = words.length) => {
  expect(at(words, length)).toBe(setting);
});

test("the first character, which stands for the whole file, belongs to no setting", () => {
  expect(at("apiVersion", 1)).toBeUndefined();
});
