import { expect, test } from "vitest";
import { certainlyMeant } from "../../src/text/did-you-mean.ts";

test.each([
  ["tracng", ["tracing", "logging", "lineage"], "tracing"],
  ["depends_on", ["dependsOn", "name"], "dependsOn"],
  ["STRICT", ["off", "warn", "strict"], "strict"],
  ["wran", ["off", "warn", "strict"], "warn"],
  ["polcy_enforcment_level", ["policy_enforcement_level", "pii_encryption"], "policy_enforcement_level"],
])("%s means one of %j", (word, known, meant) => {
  expect(certainlyMeant(word, known)).toBe(meant);
});

test.each([
  ["a third edit", "trcnig_x", ["tracing"]],
  ["two words as near", "orderz", ["orders", "order"]],
  ["a second that is nearly as near", "order", ["orders", "orders_v"]],
  ["another number", "stg_orders_1", ["stg_orders_2"]],
  ["another version", "floe.dev/v2", ["floe.dev/v1"]],
  ["the opposite bound", "max_replicas", ["min_replicas"]],
  ["short words", "cpu", ["gpu"]],
  ["nothing known", "tracing", []],
])("%s is not certain", (_, word, known) => {
  expect(certainlyMeant(word, known)).toBe(undefined);
});
