import { expect, test } from "vitest";
import { aboutFile } from "../../src/diagnostics/about-file.ts";
import { inReadingOrder } from "../../src/diagnostics/order.ts";
import { sourceNamed } from "../text/source-named.ts";
import { finding, findingAbout } from "./render/finding.ts";

test("equal findings stand once, and are about all the files that they were about", () => {
  const found = ["b", "a", "b"].map((path) => findingAbout([path], "Gone."));
  expect(inReadingOrder(found)).toEqual([findingAbout(["b", "a"], "Gone.")]);
});

test("findings of two files that are shown alike are both kept, and those of each file stand together", () => {
  const at = (path: string, word: string) =>
    finding({ path, shown: "floe.yaml", text: "name: shop\n" }, word, "No shop.");
  const [first, second] = [at("/a/floe.yaml", "name"), at("/a/floe.yaml", "shop")];
  const [third, fourth] = [at("/b/floe.yaml", "name"), at("/b/floe.yaml", "shop")];
  const found = [fourth, second, third, first, at("/b/floe.yaml", "shop")];
  expect(inReadingOrder(found)).toEqual([first, second, third, fourth]);
});

test("a file that was read twice is one file", () => {
  const found = [1, 2].map(() => finding(sourceNamed("floe.yaml", "name: shop\n"), "shop", "No shop."));
  expect(inReadingOrder(found)).toHaveLength(1);
});

test("of what a check found, only findings that name neither place nor file are about the file as a whole", () => {
  const placed = finding(sourceNamed("a.yaml", "name: shop\n"), "shop", "No shop.");
  const [kept, named, whole] = aboutFile("b.yaml", [
    placed,
    findingAbout(["c.yaml"], "Gone."),
    findingAbout([], "Gone."),
  ]);
  expect([kept, named?.about, whole?.about]).toEqual([placed, ["c.yaml"], ["b.yaml"]]);
});
