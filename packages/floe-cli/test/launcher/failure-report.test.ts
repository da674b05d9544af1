import { describe, expect, test } from "vitest";
import { failureReporter } from "../../src/launcher/failure-report.ts";
import type { KnowingStreams } from "../../src/launcher/standard-streams.ts";
import { wantedDocument } from "../../src/launcher/wanted-document.ts";

/** What is printed for a command line that failed with a message. */
function reported(argv: readonly string[], message: string, code = 70): string {
  let printed = "";
  const streams: KnowingStreams = {
    out: (text) => {
      printed += text;
    },
    err: () => undefined,
    isTerminal: () => false,
    complaints: () => message,
    hasPrinted: () => false,
  };
  failureReporter({ argv, streams }).reportFailure(code);
  return printed;
}

describe("a run that failed leaves a whole document", () => {
  test.each(["compile", "validate"])("%s in JSON", (command) => {
    const document = JSON.parse(reported([command, "--format", "json", "shop"], "floe: this is a bug: x\n"));
    expect(document).toMatchObject({ command, ok: false, diagnostics: [], failure: { exitCode: 70 } });
    expect(JSON.stringify(document.failure)).toContain("this is a bug");
  });

  test("in SARIF, as an invocation that was not successful", () => {
    const document = JSON.parse(reported(["validate", "--format=sarif"], "no space", 1));
    expect(document.runs[0].invocations[0]).toMatchObject({ executionSuccessful: false });
  });

  test("in JUnit, as an error whose text is escaped", () => {
    const report = reported(["compile", "--format", "junit"], "a < b & c");
    expect(report).toContain("<error");
    expect(report).toContain("a &lt; b &amp; c");
  });

  test("as a command of GitHub, in one line", () => {
    expect(reported(["compile", "--format", "github"], "first\nsecond 100%")).toMatch(
      /^::error title=[^:\n]+::first%0Asecond 100%25\n$/u,
    );
  });

  test("of the plugins, in JSON", () => {
    expect(JSON.parse(reported(["plugins", "list", "--format", "json"], "x"))).toMatchObject({ plugins: [] });
  });

  test.each([[["compile"]], [["explain", "--format", "json"]], [["compile", "--format", "toString"]]])(
    "%j asked for none",
    (argv) => {
      expect(reported(argv, "x")).toBe("");
    },
  );
});

test.each([
  [["compile", "--manifest", "--format", "shop", "--format", "sarif"], { command: "compile", format: "sarif" }],
  [["compile", "--", "--format", "json"], { command: "compile", format: "human" }],
  [["validate", "--format"], { command: "validate", format: "" }],
  [[], { command: "", format: "human" }],
])("%j asks for %j", (argv, expected) => {
  expect(wantedDocument(argv)).toEqual(expected);
});
