import { expect, test } from "vitest";
import { jinjaLiteral } from "../../src/quality/jinja-literal.ts";
import { testArgument } from "../../src/quality/test-argument.ts";

const refOf = (name: string) => (name === "orders_v2" ? { name: "orders", version: 2 } : { name, version: undefined });

test.each([
  ["column", "customer_id", '"customer_id"'],
  ["columns", ["a", "b"], '["a", "b"]'],
  ["columns", "a", '["a"]'],
  ["bound", 3, "3"],
  ["bound", "current_date", '"current_date"'],
  ["integer", -2, "-2"],
  ["boolean", false, "false"],
  ["condition", ">= 10", '">= 10"'],
  ["type", "decimal(18, 2)", '"decimal(18, 2)"'],
  ["type", "timestamp with time zone", '"timestamp with time zone"'],
  ["relation", "customers", 'ref("customers")'],
  ["relation", "orders_v2", 'ref("orders", v=2)'],
  ["relation", "ref('crm', 'customers')", 'ref("crm", "customers")'],
  ["relation", 'source("shop", "orders")', 'source("shop", "orders")'],
  [
    "sql",
    "state in ('it''s', 'b') and (a > 1)",
    '"state in (\\u0027it\\u0027\\u0027s\\u0027, \\u0027b\\u0027) and (a > 1)"',
  ],
  ["text", "^\\d+$", 'dbt.escape_single_quotes("^\\u005cd+$")'],
  [
    "values",
    ["it's", 1],
    '[dbt.string_literal(dbt.escape_single_quotes("it\\u0027s")), dbt.string_literal(dbt.escape_single_quotes("1"))]',
  ],
  [
    "pairs",
    [["a", 1]],
    '[[dbt.string_literal(dbt.escape_single_quotes("a")), dbt.string_literal(dbt.escape_single_quotes("1"))]]',
  ],
] as const)("a %s may be %j", (kind, value, jinja) => {
  expect(testArgument(kind, value, refOf)).toBe(jinja);
});

test.each([
  ["column", "id, (select 1)"],
  ["column", 'id"'],
  ["column", "{{ x }}"],
  ["columns", []],
  ["columns", ["a", "b) --"]],
  ["bound", "1; drop table x"],
  ["bound", Number.NaN],
  ["integer", 1.5],
  ["integer", "1"],
  ["boolean", "true"],
  ["condition", "> 1 or 1=1"],
  ["type", "text); drop table x"],
  ["relation", "customers; x"],
  ["relation", "ref(customers)"],
  ["relation", "ref('a') ~ env_var('HOME')"],
  ["relation", "source('a')"],
  ["sql", "a = 'open"],
  ["sql", "a) or (1=1"],
  ["sql", "a /* and */"],
  ["sql", "a -- b"],
  ["sql", "a; b"],
  ["sql", "{{ env_var('HOME') }}"],
  ["sql", "'\\' or 1=1 --'"],
  ["sql", "$$'$$) or 1=1 --'"],
  ["sql", " "],
  ["text", "ends in \\"],
  ["values", ["\\' or 1=1"]],
  ["values", [null]],
  ["values", [["a"]]],
  ["values", "a"],
  ["word", "day)"],
  ["pairs", [["a"]]],
] as const)("a %s is not %j", (kind, value) => {
  expect(testArgument(kind, value, refOf)).toBeUndefined();
});

test("a literal of Jinja holds nothing that ends it, and no Jinja", () => {
  const literal = jinjaLiteral({
    '"}': ["{{ 1 }}", "{% x %}", "{# y", "a\\", "\n\u2028\u202e", "日本", 1.5, true, null],
  });
  expect(literal).not.toMatch(/\{\{|\}\}|\{%|%\}|\{#|\\"|\n/u);
  expect(literal).toContain('"日本", 1.5, true, none');
});
