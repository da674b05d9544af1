import { expect } from "vitest";
import { readXml } from "../render/read-xml.ts";
import { reportSchema, sarifSchema } from "../render/report-schemas.ts";
import type { FinishedProcess } from "../support/finished-process.ts";

/** The formats of `compile` and `validate`. */
export const formats = ["human", "json", "sarif", "junit", "github"] as const;

type Format = (typeof formats)[number];

const isReport = reportSchema();
const isSarif = sarifSchema();

const readers: Readonly<Record<Format, (out: string) => unknown>> = {
  human: () => undefined,
  json: (out) => {
    const report = JSON.parse(out);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    return report;
  },
  sarif: (out) => {
    const log = JSON.parse(out);
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    return log;
  },
  junit: readXml,
  github: (out) => expect(out).toMatch(/^(?:::(?:error|warning|notice) [^\n]*\n)*$/u),
};

/** Checks that a run has ended with this code, has printed a whole document of its format and nothing that acts on whoever
 *  reads it, and gives the document. */
export function expectWholeDocument(exit: FinishedProcess, format: Format, code: number): unknown {
  expect({ code: exit.code, signal: exit.signal }, exit.err).toEqual({ code, signal: null });
  expectHarmless(exit, format);
  return readers[format](exit.out);
}

// Controls but tabs and line breaks, what cannot be seen, and line separators.
const acting = /[^\P{Cc}\t\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const command = /^\s*::|##\[|##vso\[|##teamcity\[/mu;

/** Checks that nothing that was printed acts on a terminal or is a command of a CI system. */
export function expectHarmless({ out, err }: FinishedProcess, format: Format = "human"): void {
  expect(err).not.toMatch(acting);
  expect(out).not.toMatch(acting);
  expect(err).not.toMatch(command);
  if (format !== "github") expect(out).not.toMatch(command);
}

/** Checks that the document of a failed run says so in the way of its format, with these words. */
export function expectFailure(exit: FinishedProcess, format: Format, words: string): void {
  const kind = { 1: "surroundings", 2: "usage", 70: "bug" }[exit.code ?? 0];
  const said = expect.stringContaining(words);
  const document = expectWholeDocument(exit, format, exit.code ?? 0);
  expect(exit.err).toContain(words);
  if (format === "json")
    expect(document).toMatchObject({ ok: false, failure: { kind, exitCode: exit.code, message: said } });
  if (format === "sarif")
    expect(document).toMatchObject({ runs: [{ results: [], invocations: [invocation(exit, said)] }] });
  if (format === "junit") {
    const cases = { name: "testcase", children: [{ name: "error", attributes: { type: kind }, text: said }] };
    expect(document).toMatchObject({ attributes: { errors: "1" }, children: [{ children: [cases] }] });
  }
  if (format === "github") expect(exit.out).toContain(`::error title=${kind}::`);
  if (format === "human") expect(exit.out).toBe("");
}

function invocation({ code }: FinishedProcess, said: unknown): object {
  const notification = [{ level: "error", message: { text: said } }];
  const notifications =
    code === 2 ? { toolConfigurationNotifications: notification } : { toolExecutionNotifications: notification };
  return { executionSuccessful: false, exitCode: code, ...notifications };
}
