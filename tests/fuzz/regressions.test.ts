import { expect, test } from "vitest";
import { problemWith } from "./check-case.ts";
import { regressions } from "./regression.ts";

test.each(regressions())("the kept case %s is taken as it should be", { timeout: 20_000 }, async (_, fuzzCase) => {
  expect(await problemWith(fuzzCase)).toBeUndefined();
});
