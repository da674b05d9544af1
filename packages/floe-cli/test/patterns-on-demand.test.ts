import { expect, test } from "vitest";
import { matchRule, patternFault, providePatterns } from "../src/patterns-on-demand.ts";

test("the chunk is loaded with the first question, once, and asked before that is a bug", () => {
  expect(() => patternFault("a")).toThrow("was asked before it was provided");
  let loads = 0;
  providePatterns(() => {
    loads += 1;
    return { matchRule: (number, text) => [number, text], patternFault: () => undefined };
  });
  expect(loads).toBe(0);
  expect([patternFault("a"), matchRule(3, "text")]).toEqual([undefined, [3, "text"]]);
  expect(loads).toBe(1);
});
