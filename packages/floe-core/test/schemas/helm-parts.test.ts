import { HelmValues } from "floe-core/schemas";
import { expect, test } from "vitest";
import { kindTable } from "../../src/schemas/kinds.ts";

test("each kind of plugins has a key of its own, which the compiler writes nothing else to", () => {
  const keys: readonly string[] = kindTable.map(({ helm }) => helm);
  expect(new Set(keys).size).toBe(kindTable.length);
  const own = ["environment", "platform", "product", "resourcePresets", "runVariables", "secretEnvironment"];
  expect([...own, ...keys].sort()).toEqual(Object.keys(HelmValues.shape).sort());
});
