import { escapeUnsafe } from "../../text/escape-unsafe.ts";
import { positionAt } from "../../text/source-file.ts";
import { type Diagnostic, isError } from "../diagnostic.ts";
import { printable } from "./printable.ts";
import { settingLine } from "./unsaid-setting.ts";
import { xmlElement, xmlText } from "./xml-element.ts";

/** What a JUnit report needs beside the findings. */
export interface JunitOptions {
  /** The files that were checked, by the paths that findings have; those without findings pass. */
  readonly checked: readonly string[];
}

/** Findings as JUnit XML: a test suite for each file, and in it a failed test for each error and a passed one, with
 *  its text as output, for each warning. Times are left out: a report says the same of the same files. */
export function renderJunit(diagnostics: readonly Diagnostic[], { checked }: JunitOptions): string {
  const findings = printable(diagnostics).filter(({ severity }) => severity !== "info");
  const files = new Map<string, Diagnostic[]>(checked.map((path) => [path, []]));
  for (const finding of findings) {
    for (const path of suitesOf(finding)) files.set(path, [...(files.get(path) ?? []), finding]);
  }
  const suites = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const tests = suites.reduce((sum, [, inFile]) => sum + Math.max(1, inFile.length), 0);
  const failures = suites.reduce((sum, [, inFile]) => sum + inFile.filter(isError).length, 0);
  const root = xmlElement("testsuites", { name: "floe", tests, failures, errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.open}\n${suites.map(suite).join("")}${root.close}\n`;
}

// A file that could not be checked must not pass: what is about it as a whole stands in its suite.
function suitesOf({ span, about }: Diagnostic): readonly string[] {
  if (span !== undefined) return [span.source.shown];
  return about.length === 0 ? ["floe"] : about;
}

function suite([path, findings]: readonly [string, readonly Diagnostic[]]): string {
  const counts = { tests: Math.max(1, findings.length), failures: findings.filter(isError).length };
  const { open, close } = xmlElement("testsuite", { name: path, ...counts, errors: 0, skipped: 0 });
  const passed = `    ${xmlElement("testcase", { name: "no findings", classname: path }).empty}\n`;
  const cases = findings.map((finding) => testCase(finding, path)).join("");
  return `  ${open}\n${findings.length === 0 ? passed : cases}  ${close}\n`;
}

function testCase(finding: Diagnostic, path: string): string {
  const { code, severity, message } = finding;
  const test = xmlElement("testcase", { name: `${code}${placeOf(finding)}`, classname: path });
  const inner = severity === "error" ? xmlElement("failure", { message, type: code }) : xmlElement("system-out", {});
  return `    ${test.open}${inner.open}${xmlText(textOf(finding))}${inner.close}${test.close}\n`;
}

function placeOf({ span }: Diagnostic): string {
  if (span === undefined) return "";
  const { line, column } = positionAt(span.source, span.start);
  return ` at ${line}:${column}`;
}

function textOf(finding: Diagnostic): string {
  const { severity, code, message, notes, help, span } = finding;
  const place = span === undefined ? "" : `${escapeUnsafe(span.source.shown)}${placeOf(finding)}: `;
  const related = notes.map((note) => {
    const { line, column } = positionAt(note.span.source, note.span.start);
    return `note: ${note.message} (${escapeUnsafe(note.span.source.shown)}:${line}:${column})`;
  });
  const { products = [] } = finding;
  const shared =
    products.length > 1 ? [`in ${products.length} products: ${products.map(escapeUnsafe).join(", ")}`] : [];
  const lines = [`${place}${severity}[${code}]: ${message}`, ...settingLine(finding), ...related, ...shared];
  return [...lines, ...(help === undefined ? [] : [`help: ${help}`])].join("\n");
}
