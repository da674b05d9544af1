import { expect, test } from "vitest";
import { readPythonModel } from "../../src/dbt/python-model.ts";

const targets = (text: string): readonly string[] => readPythonModel(text).references.map(({ target }) => target);

test.each([
  ["a ref", "def model(dbt, session):\n    return dbt.ref('orders')", ["orders"]],
  ["with a comment behind the name", "dbt.ref(  # all of them\n    'orders',\n)", ["orders"]],
  ["in a branch, where dbt reads it too", "if x:\n    dbt.ref('a')\nelse:\n    dbt.ref('b')", ["a", "b"]],
  [
    "in double quotes, three of them, or with letters before",
    "dbt.ref(\"a\"), dbt.ref('''b'''), dbt.ref(r'c')",
    ["a", "b", "c"],
  ],
  ["with a version", "dbt.ref('orders', v=2)", ["orders"]],
  ["in a comment", "# dbt.ref('orders')\n", []],
  ["in a text", "note = \"dbt.ref('orders')\"\n'''\ndbt.ref('x')\n'''", []],
  ["of something else", "other.dbt.ref('x'); href('y'); ref('z')", []],
])("%s", (_, text, expected) => {
  expect(targets(text)).toEqual(expected);
});

test.each(["dbt.ref(name)", "dbt.ref(f'a{x}')", "dbt.ref('a' + 'b')", "dbt.ref()"])("%s may read anything", (text) => {
  expect(readPythonModel(text)).toMatchObject({ references: [], isOpen: true });
});

test("a place covers exactly the name", () => {
  const text = "x = '🙂'\ny = dbt.ref(u'größe')";
  const [reference] = readPythonModel(text).references;
  expect(text.slice(reference?.start, reference?.end)).toBe("größe");
});

test.each(["dbt.ref(", "'", '"""', "#", "f'"])("a model of nothing but %s takes no time", (piece) => {
  const started = process.cpuUsage();
  readPythonModel(piece.repeat(100_000));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
});
