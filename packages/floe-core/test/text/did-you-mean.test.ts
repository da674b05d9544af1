import { expect, test } from "vitest";
import { didYouMean } from "../../src/text/did-you-mean.ts";

test.each([
  ["teir", ["tier", "type"], "tier"],
  ["depends_on", ["dependsOn"], "dependsOn"],
  ["DEPENDS-ON", ["dependsOn"], "dependsOn"],
  ["observabilty", ["observability"], "observability"],
  ["thread", ["threads", "type"], "threads"],
  ["xml", ["json", "text"], undefined],
  ["", ["a"], "a"],
  ["nothing", [], undefined],
  ["ab", ["ba", "ab"], "ab"],
])("`%s` among %j means %s", (word, known, meant) => {
  expect(didYouMean(word, known)).toBe(meant);
});

test("a word of a megabyte takes no time", () => {
  expect(didYouMean("x".repeat(1_000_000), ["tier"])).toBeUndefined();
});
