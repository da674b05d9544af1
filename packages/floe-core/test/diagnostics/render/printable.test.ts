import { describe, expect, test } from "vitest";
import { renderHuman } from "../../../src/diagnostics/render/human.ts";
import { printable } from "../../../src/diagnostics/render/printable.ts";
import { display } from "../../../src/secrets/display.ts";
import { sourceNamed } from "../../text/source-named.ts";
import { finding } from "./finding.ts";

const token = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

describe("what a finding says", () => {
  test("holds no terminal escapes, direction marks or invisible characters", () => {
    const source = sourceNamed("floe.yaml", "name: shop\n");
    const hostile = "`\u001b[2J\u202e\u200b\ufeff\u2028\r\n` is wrong.";
    const [shown] = printable([finding(source, "shop", hostile)]);
    expect(shown?.message).toBe("`\\x1b[2J\\u202e\\u200b\\ufeff\\u2028\\x0d\\x0a` is wrong.");
  });

  test("describes a secret in place of it, before it is shortened", () => {
    expect(display(token)).toBe("‹secret: github-pat, 40 chars›");
    expect(display(`${"x ".repeat(55)}${token}`)).not.toContain("ghp_");
  });

  test.each([
    ["a plain value", "password: Tr0ub4dor&3\n"],
    ["a quoted value", 'password: "Tr0ub4dor&3" # old\n'],
    ["a value in brackets", "x: {user: me, password: Tr0ub4dor&3}\n"],
    ["a value on the next line", "password:\n  Tr0ub4dor&3\n"],
    ["a block", "password: |\n  Tr0ub4dor&3\n"],
    ["a value behind an alias", "x: &p Tr0ub4dor&3\npassword: *p\n"],
    ["what was taken for a tag", "password: !Tr0ub4dor&3 x\n"],
  ])("leaves out what stands under a sensitive name: %s", (_, text) => {
    const source = sourceNamed("floe.yaml", `${text}name: shop\n`);
    const [shown] = printable([finding(source, "shop", "`Tr0ub4dor&3` is not a name.")]);
    expect(shown?.message).toBe("`‹secret›` is not a name.");
  });
});

describe("the code frame", () => {
  test.each([
    ["on the line", "name: shop # password: x\n"],
    ["above", "password: x\nname: shop\n"],
    ["below", "name: shop\npassword: x\n"],
    ["in the section around", "password:\n  a: 1\n  b: 2\n  name: shop\n"],
    ["of a known form", `a: ${token}\nname: shop\n`],
    ["that looks random", "a: q7Zp2Xw9Lk4Vt8Rm3Bn6Yc1Hs5Jd\nname: shop\n"],
    ["in a comment", "# the token was hunter2\nname: shop\n"],
    ["behind an escape in a key", '"pass\\u0077ord": x\nname: shop\n'],
  ])("is left out where a secret may stand %s", (_, text) => {
    const shown = renderHuman([finding(sourceNamed("floe.yaml", text), "shop", "No shop.")], { color: "never" });
    expect(shown).toMatch(/^floe\.yaml:\d+:\d+: error\[test\/found\]: No shop\.\n$/u);
  });

  test("is shown elsewhere", () => {
    const source = sourceNamed("floe.yaml", "version: 1.0.0\nname: shop\n");
    expect(renderHuman([finding(source, "shop", "No shop.")], { color: "never" })).toContain(" 2 | name: shop\n");
  });
});
