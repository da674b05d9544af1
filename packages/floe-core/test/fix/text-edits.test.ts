import fc from "fast-check";
import { expect, test } from "vitest";
import { originalOffset, type TextEdit, withEdits } from "../../src/fix/text-edits.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function edit(start: number, end: number, replacement: string): TextEdit {
  return { path: "/project/floe.yaml", start, end, replacement };
}

test("edits are made in any order, and what lies between stays", () => {
  const edits = [edit(0, 2, "xyz"), edit(6, 8, "")];
  expect(withEdits(bytes("ab cd ef"), edits)).toEqual(bytes("xyz cd "));
  expect(withEdits(bytes("ab cd ef"), [...edits].reverse())).toEqual(bytes("xyz cd "));
});

test("offsets do not count a byte order mark", () => {
  expect(withEdits(bytes("\ufeffab"), [edit(0, 1, "x")])).toEqual(bytes("\ufeffxb"));
});

test("an offset behind an edit leads back to where it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme-ascii", minLength: 8 }),
      fc.nat(3),
      fc.string(),
      (text, start, replacement) => {
        const edits = [edit(start, start + 2, replacement), edit(start + 3, start + 4, "")];
        const edited = new TextDecoder("utf-8", { ignoreBOM: true }).decode(withEdits(bytes(text), edits));
        for (let offset = start + 4; offset < text.length; offset++) {
          expect(originalOffset(edits, offset + edited.length - text.length)).toBe(offset);
        }
      },
    ),
  );
});
