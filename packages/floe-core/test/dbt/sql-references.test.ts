import fc from "fast-check";
import { expect, test } from "vitest";
import { referencesIn } from "../../src/dbt/sql-references.ts";

const targets = (text: string): readonly string[] => referencesIn(text).map(({ target }) => target);

test.each([
  ["a ref", "select * from {{ ref('orders') }}", ["orders"]],
  ["in double quotes and with spaces", '{{ ref( "orders" ) }}', ["orders"]],
  ["over several lines", "{{ ref(\n  'orders'\n) }}", ["orders"]],
  ["with a version", "{{ ref('orders', v=2) }}", ["orders"]],
  ["several", "{{ ref('a') }} {{ ref('b') }} {{ ref('a') }}", ["a", "b", "a"]],
  ["in an SQL comment, where dbt runs it too", "-- {{ ref('a') }}\n/* {{ ref('b') }} */", ["a", "b"]],
  ["of another package", "{{ ref('package', 'orders') }}", []],
  ["in a Jinja comment", "{# {{ ref('a') }} #}{{ ref('b') }}", ["b"]],
  ["in a Jinja comment of several lines", "{#\n{{ ref('a') }}\n#}", []],
  ["behind a Jinja comment that never ends", "{# {{ ref('a') }}", ["a"]],
  ["in Python", "dbt.ref('orders')", ["orders"]],
  ["in a name that only ends like it", "{{ href('orders') }} {{ my_ref('x') }}", []],
  ["without a string", "{{ ref(name) }}", []],
  ["nothing", "", []],
])("%s", (_, text, expected) => {
  expect(targets(text)).toEqual(expected);
});

test("a place covers exactly the name, behind comments and signs of any width", () => {
  const before = fc
    .array(fc.constantFrom("{# ref('x') #}", "🙂", "\n", "{#", " ", "'", "select "))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(before, fc.constantFrom("orders", "größe", "a b"), (prefix, name) => {
      fc.pre(!prefix.includes("{#") || prefix.lastIndexOf("#}") > prefix.lastIndexOf("{#"));
      const text = `${prefix}{{ ref('${name}') }}`;
      const last = referencesIn(text).at(-1);
      expect(last?.target).toBe(name);
      expect(text.slice(last?.start, last?.end)).toBe(name);
    }),
  );
});

test("a hostile model takes no time", () => {
  const text = "ref(".repeat(50_000) + "{#".repeat(50_000);
  expect(targets(text)).toEqual([]);
});
