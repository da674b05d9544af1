import { expect, test } from "vitest";
import { thrownText } from "../../src/text/thrown-text.ts";

const failing = (): never => {
  throw new Error("again");
};
const silent = "it threw what says nothing about itself";

test.each<readonly [string, unknown, string]>([
  ["an error", new RangeError("no beads."), "no beads."],
  ["an error of several lines", new Error("\nno beads\u2028second\nthird"), "no beads"],
  ["an error without a message", new TypeError(), "TypeError"],
  ["several errors", new AggregateError([new Error("first"), new Error("second")]), "first"],
  ["several errors of which one is itself", selfContaining(), "it threw an object without a message"],
  ["a text", "no beads", "no beads"],
  ["an empty text", "", "it threw an empty string"],
  ["nothing", undefined, "it threw undefined"],
  ["null", null, "it threw null"],
  ["a number", 7, "it threw 7"],
  ["a symbol", Symbol("beads"), "it threw Symbol(beads)"],
  ["an object", {}, "it threw an object without a message"],
  ["an object that is a text", { toString: () => "no beads" }, "no beads"],
  ["an object that fails as a text", { toString: failing }, silent],
  ["an object of which no text can be made", Object.create(null), silent],
  ["an error whose message fails", Object.defineProperty(new Error(), "message", { get: failing }), silent],
  ["a proxy that fails", new Proxy({}, { get: failing, getPrototypeOf: failing, has: failing }), silent],
])("%s", (_what, thrown, text) => {
  expect(thrownText(thrown)).toBe(text);
});

function selfContaining(): object {
  const errors: unknown[] = [];
  const thrown = { errors, name: "AggregateError" };
  errors.push(thrown);
  return thrown;
}
