import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSqlModel } from "../../src/dbt/model-reading.ts";

function read(text: string) {
  const { references, possible, macros, isOpen, enabled } = readSqlModel(text);
  const names = (each: typeof references) => each.map(({ target }) => target);
  return { certain: names(references), possible: names(possible), macros: [...macros], isOpen, enabled };
}

const nothing = { certain: [], possible: [], macros: [], isOpen: false, enabled: undefined };

describe("what every run reads", () => {
  test.each([
    ["a ref", "select * from {{ ref('orders') }}", ["orders"]],
    ["in double quotes and with spaces", '{{ ref( "orders" ) }}', ["orders"]],
    ["over several lines", "{{ ref(\n  'orders'\n) }}", ["orders"]],
    ["several", "{{ ref('a') }} {{ ref('b') }} {{ ref('a') }}", ["a", "b", "a"]],
    ["in an SQL comment, where dbt runs it too", "-- {{ ref('a') }}\n/* {{ ref('b') }} */", ["a", "b"]],
    ["put into a variable", "{% set o = ref('orders') %}{{ o }}", ["orders"]],
    ["as a text of a variable", "{% set o %}{{ ref('orders') }}{% endset %}", ["orders"]],
    ["given to a macro", "{{ adapter.quote(ref('orders')) }}", ["orders"]],
    ["called by its full name", "{{ builtins.ref('orders') }}", ["orders"]],
    ["in a condition", "{% if ref('orders') %}{% endif %}", ["orders"]],
    ["in what a loop goes over", "{% for x in [ref('a'), ref('b')] %}{% endfor %}", ["a", "b"]],
    ["with trimmed blanks", "{{- ref('orders') -}}{%- set x = ref('b') +%}", ["orders", "b"]],
    ["in a dictionary that ends like an expression", "{{ f({'a': {'b': 1}}) }}".replace("f", "tojson"), []],
    ["behind a text that ends like an expression", "{{ log('}} {% raw %}') }}{{ ref('a') }}", ["a"]],
    ["with an attribute", "{{ ref('orders').identifier }}", ["orders"]],
    ["in a filter", "{{ ref('orders') | upper }}", ["orders"]],
  ])("%s", (_, text, certain) => {
    expect(read(text)).toEqual({ ...nothing, certain });
  });
});

describe("what is not read", () => {
  test.each([
    ["a word in an SQL comment", "-- replaces ref('old_orders')\nselect 1"],
    ["a word in an SQL text", "select 'ref(''x'')' as note, \"ref('y')\" as other"],
    ["a Jinja comment", "{# {{ ref('a') }} #}"],
    ["a Jinja comment of several lines", "{#\n{{ ref('a') }}\n#}"],
    ["a raw block", "{% raw %}{{ ref('a') }}{% endraw %}"],
    ["a text in an expression", "{{ log(\"ref('a')\") }}"],
    ["a name that only ends like it", "{{ this.ref }} {{ adapter.ref('x') }}"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual(nothing);
  });
});

describe("what only rendering decides", () => {
  test.each([
    ["a branch", "{% if var('x') %}{{ ref('a') }}{% endif %}", ["a"]],
    ["its other side", "{% if var('x') %}{% else %}{{ ref('a') }}{% endif %}", ["a"]],
    ["a second condition", "{% if var('x') %}{% elif ref('a') %}{% endif %}", ["a"]],
    ["a loop", "{% for x in range(2) %}{{ ref('a') }}{% endfor %}", ["a"]],
    ["a macro of the file", "{% macro m(x) %}{{ ref('a') }}{% endmacro %}{{ m(1) }}", ["a"]],
    ["beside a condition", "{{ ref('a') if var('x') else ref('b') }}", ["a", "b"]],
    ["behind a word that may end it", "{{ var('x') or ref('a') }}", ["a"]],
  ])("%s", (_, text, possible) => {
    expect(read(text)).toEqual({ ...nothing, possible });
  });

  test("behind the end of a block all is certain again", () => {
    const text = "{% if var('x') %}{% for y in z %}{% endfor %}{{ ref('a') }}{% endif %}{{ ref('b') }}";
    expect(read(text)).toMatchObject({ certain: ["b"], possible: ["a"] });
  });
});

describe("what may read anything", () => {
  test.each([
    ["a name that is worked out", "{% for m in ['a', 'b'] %}{{ ref(m) }}{% endfor %}"],
    ["a name that is put together", "{{ ref('a' ~ x) }}"],
    ["a name with a backslash", "{{ ref('a\\x62') }}"],
    ["three names", "{{ ref('a', 'b', 'c') }}"],
    ["a version that is worked out", "{{ ref('a', v=var('v')) }}"],
    ["an expression that never ends", "{{ ref('a'"],
    ["a comment that never ends", "{# x"],
    ["a text that never ends", "{{ ref('a) }}"],
    ["another template", "{% include 'x.sql' %}"],
    ["a function in a variable", "{% set f = ref %}{{ f('a') }}"],
  ])("%s", (_, text) => {
    expect(read(text).isOpen).toBe(true);
  });

  test("macros are named, with their package", () => {
    const text = "{{ cents('x') }} {{ dbt_utils.star(ref('a')) }} {% call outer() %}{% endcall %} {% do inner() %}";
    expect(read(text)).toMatchObject({ macros: ["cents", "dbt_utils.star", "outer", "inner"], certain: ["a"] });
  });

  test.each([
    "{{ xs.append(1) }}{% set xs = [] %}",
    "{{ rows | join(', ') }}",
    "{% if x is divisibleby(3) %}{% endif %}",
  ])("%s calls no macro", (text) => {
    expect(read(text)).toMatchObject({ macros: [], isOpen: false });
  });
});

test.each([
  ["{{ ref('shop', 'orders') }}", { target: "orders", packageName: "shop", version: undefined }],
  ["{{ ref('orders', v=2) }}", { target: "orders", packageName: undefined, version: "2" }],
  ["{{ ref('orders', version='2a') }}", { target: "orders", packageName: undefined, version: "2a" }],
  ["{{ ref('shop', 'orders', v=1) }}", { target: "orders", packageName: "shop", version: "1" }],
])("%s", (text, expected) => {
  expect(readSqlModel(text).references).toEqual([expect.objectContaining(expected)]);
});

test.each([
  ["{{ config(enabled=false) }}", false],
  ["{{ config(materialized='table', enabled=True) }}", true],
  ["{{ config(enabled=var('x', false)) }}", "undecided"],
  ["{% if x %}{{ config(enabled=false) }}{% endif %}", "undecided"],
  ["{{ config({'enabled': false}) }}", "undecided"],
  ["{{ config(materialized='view') }}", undefined],
  ["{{ config(enabled=false) }}{{ config(enabled=true) }}", true],
])("%s says that it is enabled: %s", (text, enabled) => {
  expect(readSqlModel(text).enabled).toBe(enabled);
});

test("a place covers exactly the name, behind comments and signs of any width", () => {
  const before = fc
    .array(fc.constantFrom("{# ref('x') #}", "🙂", "\n", "'", "select ", "{{ '🙂' }}"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(before, fc.constantFrom("orders", "größe", "a b"), (prefix, name) => {
      const text = `${prefix}{{ ref('${name}') }}`;
      const last = readSqlModel(text).references.at(-1);
      expect(last?.target).toBe(name);
      expect(text.slice(last?.start, last?.end)).toBe(name);
    }),
  );
});

test.each(["{{ ref(", "{{", "{#", "{% if x %}", "{{ a.b.c(", "{{ [", "{{ '", "{% raw %}"])(
  "a model of nothing but %s takes no time",
  (piece) => {
    const started = process.cpuUsage();
    readSqlModel(piece.repeat(100_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  },
);
