import { expect, test } from "vitest";
import { diagnosticCatalogue } from "../../src/stages/diagnostic-catalogue.ts";

const catalogue = diagnosticCatalogue();

test("codes are unique, sorted and of the form area/kebab-problem", () => {
  const codes = catalogue.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const code of codes) expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/u);
});

test.each(catalogue.map((entry) => [entry.code, entry.docs] as const))("%s says its cause and its fix", (_, docs) => {
  expect(docs.cause).toMatch(/[.)]$/u);
  expect(docs.fix).toMatch(/[.`)]$/u);
});
