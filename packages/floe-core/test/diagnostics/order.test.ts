import { expect, test } from "vitest";
import { aboutFile } from "../../src/diagnostics/about-file.ts";
import { inReadingOrder } from "../../src/diagnostics/order.ts";
import { file, finding, findingAbout } from "./render/finding.ts";

test("equal findings stand once, and are about all the files that they were about", () => {
  const found = ["b", "a", "b"].map((path) => findingAbout([path], "Gone."));
  expect(inReadingOrder(found)).toEqual([findingAbout(["b", "a"], "Gone.")]);
});

test("of what a check found, only findings that name neither place nor file are about the file as a whole", () => {
  const placed = finding(file("a.yaml", "name: shop\n"), "shop", "No shop.");
  const [kept, named, whole] = aboutFile("b.yaml", [
    placed,
    findingAbout(["c.yaml"], "Gone."),
    findingAbout([], "Gone."),
  ]);
  expect([kept, named?.about, whole?.about]).toEqual([placed, ["c.yaml"], ["b.yaml"]]);
});
