import { expect, test } from "vitest";
import { declaredModels } from "../../src/dbt/declared-models.ts";
import { testMacros } from "../../src/dbt/test-macros.ts";
import { readForeignYaml } from "../../src/yaml/read-foreign.ts";

function read(text: string) {
  const root = readForeignYaml({ path: "m.yml", shown: "m.yml", text });
  return declaredModels(root === undefined ? [] : [root]);
}

test("the tests of a column are read in each form that dbt takes", () => {
  const models = read(`models:
  - name: orders
    columns:
      - name: state
        tests: [not_null]
        data_tests:
          - accepted_values: {values: [open], severity: warn}
          - relationships: {arguments: {to: ref('states'), field: id}, config: {where: "1=1"}}
          - {name: mine, test_name: unique}
`);
  const tests = models.get("orders")?.columns[0]?.tests.map((each) => [each.type, each.arguments]);
  expect(tests).toEqual([
    ["not_null", {}],
    ["accepted_values", { values: ["open"] }],
    ["relationships", { to: "ref('states')", field: "id" }],
    ["unique", {}],
  ]);
});

test("a version has the columns of its model as far as it takes them", () => {
  const models = read(`models:
  - name: orders
    config: {contract: {enforced: true}}
    columns: [{name: id}, {name: state}]
    versions:
      - v: 1
      - v: 2
        columns: [{include: all, exclude: [state]}, {name: status, data_type: text}]
`);
  const columns = (name: string) => models.get(name)?.columns.map((column) => column.name);
  expect([...models.keys()]).toEqual(["orders_v1", "orders_v2"]);
  expect(columns("orders_v1")).toEqual(["id", "state"]);
  expect(columns("orders_v2")).toEqual(["id", "status"]);
  expect(models.get("orders_v2")?.ref).toEqual({ name: "orders", version: 2 });
  expect(models.get("orders_v2")?.isContract).toBe(true);
});

test("tests of a project are known with their parameters", () => {
  const text = `{# {% test old(model) %} #}
{% test is_even(model, column_name, offset=(1, 2), note="a, b)") %} select 1 {% endtest %}
{%- macro test_is_small(model, most) -%} select 1 {%- endmacro -%}
{% macro other(model) %}{% endmacro %}`;
  expect(testMacros([{ text }])).toEqual([
    {
      name: "is_even",
      parameters: [
        { name: "column_name", isOptional: false },
        { name: "offset", isOptional: true },
        { name: "note", isOptional: true },
      ],
    },
    { name: "is_small", parameters: [{ name: "most", isOptional: false }] },
  ]);
});
