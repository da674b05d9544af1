import { expect, test } from "vitest";
import { outputPath } from "../../src/outputs/output-path.ts";
import { proofOf, sealed } from "../../src/outputs/seal.ts";

const path = outputPath("profiles.yml");
const text = sealed(path, "shop: 1\n");
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

function proof(content: string, name = "profiles.yml") {
  return proofOf(outputPath(name), bytes(content));
}

test("a seal is the last line, and the same text has the same one", () => {
  expect(text).toMatch(/^shop: 1\n# floe: sha256:[0-9a-f]{64}\n$/u);
  expect(sealed(path, "shop: 1\n")).toBe(text);
  expect(sealed(path, "shop: 1")).toBe(text);
});

test.each([
  ["as it was written", text],
  ["with the line ends of Windows", text.replaceAll("\n", "\r\n")],
  ["of an empty file", sealed(path, "")],
  ["over the seal of an older text", sealed(path, text)],
])("a seal proves a file %s", (_, content) => {
  expect(proof(content)).toBe("sealed");
});

test.each([
  ["a changed letter", text.replace("shop", "shap")],
  ["a line more at the end", `${text}more: 1\n`],
  ["a line more at the start", `# mine\n${text}`],
  ["a byte order mark", `\ufeff${text}`],
  ["no line feed at the end", text.trimEnd()],
  ["a digest of something else", text.replace(/[0-9a-f]{64}/u, "0".repeat(64))],
])("%s breaks the seal", (_, content) => {
  expect(proof(content)).toBe("broken");
});

test.each([
  ["no seal", "shop: 1\n"],
  ["nothing", ""],
  ["a seal that is no line of its own", "shop: 1 # floe: sha256:00\n"],
])("%s proves nothing", (_, content) => {
  expect(proof(content)).toBe("unsealed");
});

test("a copy under another name is not sealed", () => {
  expect(proof(text, "old/profiles.yml")).toBe("broken");
});

test("bytes that are no text prove nothing", () => {
  expect(proofOf(path, Uint8Array.of(0xff, 0xfe, 0x0a))).toBe("unsealed");
});

test.each(["py", "yaml", "toml", "js"])("a file .%s has a seal", (ending) => {
  expect(proof(sealed(outputPath(`a.${ending}`), "x"), `a.${ending}`)).toBe("sealed");
});

test.each(["a.json", "a.md", "Makefile", "yml", "a.YML"])("%s has no place for one", (name) => {
  expect(sealed(outputPath(name), "x")).toBe("x");
  expect(proof("x", name)).toBe("unsealable");
});

test("what is no contract was not written by floe, whatever the ledger says", () => {
  expect(proof("mine", "floe_target/compiled_artifacts.json")).toBe("unsealed");
  expect(proof('{"mine":1}', "floe_target/provenance.json")).toBe("unsealed");
});

test("a test of dbt is sealed by a comment of Jinja, which no database sees", () => {
  const name = outputPath("tests/floe/orders__id.sql");
  const sql = sealed(name, "select 1\n");
  expect(sql).toMatch(/^select 1\n\{# floe: sha256:[0-9a-f]{64} #\}\n$/u);
  expect(proof(sql, name)).toBe("sealed");
  expect(proof(sql.replace("select 1", "select 2"), name)).toBe("broken");
});
