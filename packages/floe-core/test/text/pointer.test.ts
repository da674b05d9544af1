import fc from "fast-check";
import { expect, test } from "vitest";
import { child, dotted, isWithin, parentOf, parsePointer, pointerOf, segments } from "../../src/text/pointer.ts";

const keys = fc.array(fc.string({ unit: "binary", maxLength: 8 }), { maxLength: 6 });

test("a pointer's segments are the keys that it was made of, whatever they hold", () => {
  fc.assert(
    fc.property(keys, (path) => {
      expect(segments(pointerOf(path))).toEqual(path);
    }),
  );
});

test("different paths have different pointers", () => {
  fc.assert(
    fc.property(keys, keys, (left, right) => {
      expect(pointerOf(left) === pointerOf(right)).toBe(JSON.stringify(left) === JSON.stringify(right));
    }),
  );
});

test("a child lies within its parent and leads back to it", () => {
  fc.assert(
    fc.property(keys, fc.string(), (path, key) => {
      const parent = pointerOf(path);
      expect(parentOf(child(parent, key))).toBe(parent);
      expect(isWithin(child(parent, key), parent)).toBe(true);
    }),
  );
});

test("`/a` does not hold `/ab`", () => {
  expect(isWithin("/ab", "/a")).toBe(false);
  expect(isWithin("/a/b", "/a")).toBe(true);
  expect(isWithin("/a", "/a/b")).toBe(false);
});

test("the root is its own parent", () => {
  expect(parentOf("")).toBe("");
});

test("people read it with dots and brackets", () => {
  expect(dotted("/transforms/0/name")).toBe("transforms[0].name");
  expect(dotted("")).toBe("");
});

test("text is a pointer when it is empty or begins with a slash", () => {
  expect([parsePointer(""), parsePointer("/a"), parsePointer("a")]).toEqual(["", "/a", undefined]);
});
