import { describe, expect, test } from "vitest";
import { defineDiagnostics, problem } from "../../src/diagnostics/define.ts";
import { renderCounts, renderHuman } from "../../src/diagnostics/render/human.ts";
import { jsonDiagnostics } from "../../src/diagnostics/render/json.ts";
import type { Span } from "../../src/text/span.ts";
import { sourceNamed } from "../text/source-named.ts";

const found = defineDiagnostics("test", {
  wrong: problem({
    severity: "error",
    message: (p: { what: string }) => `\`${p.what}\` is wrong.`,
    help: ({ what }) => `Fix it:\n    ${what}: right`,
    docs: { cause: "It is wrong.", fix: "Fix it." },
  }),
  doubtful: problem({ severity: "warning", message: () => "This is doubtful.", docs: { cause: "-", fix: "-" } }),
  noted: problem({ severity: "info", message: () => "This is so.", docs: { cause: "-", fix: "-" } }),
});

function place(text: string, wanted: string, path = "floe.yaml"): Span {
  const start = text.indexOf(wanted);
  return { source: sourceNamed(path, text), start, end: start + wanted.length };
}

const plain = { color: "never" } as const;

describe("one finding", () => {
  test("shows the place, the line, a caret under the whole word, and the help", () => {
    const text = renderHuman([found.wrong({ what: "teir" }, place("a: 1\nteir: gold\n", "teir"))], plain);
    expect(text).toBe(`floe.yaml:2:1: error[test/wrong]: \`teir\` is wrong.
 2 | teir: gold
   | ^^^^
  help: Fix it:
        teir: right
`);
  });

  test("a notice of which there are more than three stands once, with a count, where that is wanted", () => {
    const text = "a: 1\nb: 2\nc: 3\nd: 4\n";
    const notices = ["a", "b", "c", "d"].map((key) => found.noted({}, place(text, key)));
    const doubt = found.doubtful({}, undefined);
    const folded = { ...plain, notices: "folded" } as const;
    expect(renderHuman([...notices, doubt], folded)).toBe(
      "warning[test/doubtful]: This is doubtful.\n\nfloe.yaml:1:1: info[test/noted]: This is so.\n\ninfo[test/noted]: 3 more like it; -v shows them.\n",
    );
    expect(renderHuman(notices.slice(1), folded)).not.toContain("more like it");
    expect(renderHuman(notices, plain)).not.toContain("more like it");
  });

  test("without a place has no frame", () => {
    expect(renderHuman([found.doubtful({}, undefined)], plain)).toBe("warning[test/doubtful]: This is doubtful.\n");
  });

  test("that is a notice takes one line", () => {
    expect(renderHuman([found.noted({}, place("a: 1\n", "a"))], plain)).toBe(
      "floe.yaml:1:1: info[test/noted]: This is so.\n",
    );
  });

  test("names its second place", () => {
    const notes = [{ message: "The other one is here.", span: place("b: 2\n", "2", "manifest.yaml") }];
    expect(renderHuman([found.doubtful({}, place("a: 1\n", "1"), { notes })], plain)).toContain(
      "\n  note: The other one is here. (manifest.yaml:1:4)\n",
    );
  });

  test("puts the caret under its word behind tabs", () => {
    const [, line, caret] = renderHuman([found.doubtful({}, place("a:\t\t\tb\n", "b"))], plain).split("\n");
    expect(line).toBe(" 1 | a:   b");
    expect(caret?.indexOf("^")).toBe(line?.indexOf("b"));
  });

  test("makes terminal escapes in a line visible and keeps the caret under its word", () => {
    const text = "\u001b[31ma: b\n";
    const [, line = "", caret = ""] = renderHuman([found.doubtful({}, place(text, "b"))], plain).split("\n");
    expect(line).toBe(" 1 | \\x1b[31ma: b");
    expect(caret.indexOf("^")).toBe(line.lastIndexOf("b"));
  });

  test("shows the part of a very long line around the place", () => {
    const text = `${"x".repeat(5000)}HERE${"y".repeat(5000)}`;
    const [, line = "", caret = ""] = renderHuman([found.doubtful({}, place(text, "HERE"))], plain).split("\n");
    expect(line.length).toBeLessThan(200);
    expect(line.slice(caret.indexOf("^"), caret.indexOf("^") + 4)).toBe("HERE");
  });

  test("shows a span over several lines on its first line only", () => {
    const text = "a:\n  b: 1\n  c: 2\n";
    const [, , caret = ""] = renderHuman(
      [found.doubtful({}, { source: sourceNamed("x", text), start: 0, end: 16 })],
      plain,
    ).split("\n");
    expect(caret.trim()).toBe("| ^^");
  });
});

describe("no line that may show a secret is printed", () => {
  test.each([
    ["the line itself", "password: hunter2\n", "hunter2"],
    ["the line below", "name: x\napi_key: hunter2\n", "name"],
    ["the line above", "client_secret: hunter2\nname: x\n", "name"],
    ["a flow map", "{user: x, token: hunter2}\n", "user"],
    ["an address with a password", "uri: https://me:hunter2@host\n", "uri"],
    ["a cloud key", "id: AKIAABCDEFGHIJKLMNOP hunter2\n", "id"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY----- hunter2\n", "BEGIN"],
  ])("%s", (_, text, wanted) => {
    const shown = renderHuman([found.wrong({ what: "x" }, place(text, wanted))], plain);
    expect(shown).toContain("error[test/wrong]");
    expect(shown).not.toContain("hunter2");
    expect(shown).not.toContain(" | ");
  });
});

describe("several findings", () => {
  const text = "a: 1\nb: 2\nc: 3\n";

  test("stand in reading order, and equal ones once", () => {
    const shown = renderHuman(
      [
        found.doubtful({}, place(text, "c")),
        found.wrong({ what: "a" }, place(text, "a")),
        found.wrong({ what: "a" }, place(text, "a")),
        found.doubtful({}, undefined),
      ],
      plain,
    );
    expect(shown.match(/^\S.*\[/gmu)).toEqual(["warning[", "floe.yaml:1:1: error[", "floe.yaml:3:1: warning["]);
  });

  test("are counted behind the limit", () => {
    const many = [..."abc"].map((key) => found.doubtful({}, place(text, key)));
    expect(renderHuman(many, { ...plain, limit: 1 })).toMatch(/\n… and 2 more\.\n$/u);
    expect(renderHuman(many, plain)).not.toContain("more.");
  });

  test("are summed up by severity", () => {
    const [a, b] = [place(text, "a"), place(text, "b")];
    expect(renderCounts([found.wrong({ what: "x" }, a), found.doubtful({}, a), found.doubtful({}, b)])).toBe(
      "1 error, 2 warnings",
    );
    expect(renderCounts([found.noted({}, a)])).toBe("");
  });
});

test("colour changes nothing but colour", () => {
  const findings = [found.wrong({ what: "a" }, place("a: 1\n", "a"))];
  const coloured = renderHuman(findings, { color: "always" });
  expect(coloured).toContain("\u001b[1;31m");
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "gu");
  expect(coloured.replace(escapes, "")).toBe(renderHuman(findings, plain));
});

test("the JSON form has lines and columns from 1, and null for what is not there", () => {
  expect(jsonDiagnostics([found.doubtful({}, undefined), found.wrong({ what: "b" }, place("a: b\n", "b"))])).toEqual([
    {
      code: "test/doubtful",
      severity: "warning",
      message: "This is doubtful.",
      help: null,
      place: null,
      setting: null,
      notes: [],
    },
    {
      code: "test/wrong",
      severity: "error",
      message: "`b` is wrong.",
      help: "Fix it:\n    b: right",
      place: { file: "floe.yaml", line: 1, column: 4, endLine: 1, endColumn: 5 },
      setting: null,
      notes: [],
    },
  ]);
});
