import { expect, test } from "vitest";
import { macroReadings } from "../../src/dbt/macro-readings.ts";

const own = `
{% macro recent() %}select * from {{ ref('orders') }}{% endmacro %}
{% macro outer() %}{{ recent() }} {{ utils.both('x') }}{% endmacro %}
{% macro any(name) %}{{ ref(name) }}{% endmacro %}
{% macro through() %}{{ any('a') }}{% endmacro %}
{% macro cents(column) %}({{ column }} / 100){% endmacro %}
{% macro left() %}{{ right() }}{{ ref('a') }}{% endmacro %}
{% macro right() %}{{ left() }}{{ ref('b') }}{% endmacro %}
{% macro asked() %}{{ return(adapter.dispatch('pick', 'shop')()) }}{% endmacro %}
{% macro default__pick() %}{{ ref('customers') }}{% endmacro %}
{% macro duckdb__pick() %}{{ ref('people') }}{% endmacro %}
`;
const package_ = "{% macro both(x) %}{{ ref('packaged') }}{% endmacro %}{% macro recent() %}1{% endmacro %}";
const reading = macroReadings([
  { packageName: "shop", text: own },
  { packageName: "utils", text: package_ },
  { packageName: "broken", text: "{% macro torn() %}{{ ref('a'" },
]);

test.each([
  ["one that reads a model", "recent", ["orders"], false],
  ["of a package", "utils.both", ["packaged"], false],
  ["of a package, and not the own one of that name", "utils.recent", [], false],
  ["what the macros that it calls read", "outer", ["orders", "packaged"], false],
  ["one that reads nothing", "cents", [], false],
  ["two that call each other", "left", ["a", "b"], false],
  ["one of several for each engine", "asked", ["customers", "people"], false],
  ["one that works a name out", "any", [], true],
  ["one that calls such a one", "through", [], true],
  ["one of dbt's own", "date_trunc", [], false],
])("%s", (_, name, targets, isOpen) => {
  const { targets: found, isOpen: open } = reading(name);
  expect({ targets: [...found].sort(), open }).toEqual({ targets, open: isOpen });
});
