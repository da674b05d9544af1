import type { YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { display } from "../secrets/display.ts";
import { positionAt, type SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import { yamlDiagnostics } from "./problems.ts";

/** The errors and warnings of the library in our words, without those that only echo an earlier one: at most one a
 *  line, five in all, and none from `echoesFrom` on. */
export function syntaxFindings(source: SourceFile, errors: readonly YAMLError[], echoesFrom: number): Diagnostic[] {
  const multiline = new Map(errors.filter(isMultilineKey).map((error) => [error.pos[0], error]));
  // Tags were refused when the tokens were read.
  const relevant = errors.filter((error) => error.pos[0] < echoesFrom && !isAboutTag(error));
  const findings: Diagnostic[] = [];
  let afterTab = false;
  for (const error of relevant.toSorted((left, right) => left.pos[0] - right.pos[0])) {
    const isStray = strayMessage.test(error.message);
    if (isStray && findings.length > 0) break;
    const finding = findingOf({ source, error, multiline });
    const isTab = finding.code === "yaml/tab-indentation";
    if (afterTab && !isTab && structural.has(error.code)) continue;
    afterTab ||= isTab;
    if (findings.every((earlier) => lineOf(earlier) !== lineOf(finding))) findings.push(finding);
    if (isStray || findings.length === maxFindings) break;
  }
  return findings.filter((finding, index) => !goesOn(finding, findings[index - 1]));
}

// Lines one after the other are one mistake: the first moved away from the others, or they moved together.
function goesOn(finding: Diagnostic, before: Diagnostic | undefined): boolean {
  const isIndentation = [finding, before].every((one) => one?.code === "yaml/bad-indentation");
  return isIndentation && before !== undefined && lineOf(finding) === (lineOf(before) ?? 0) + 1;
}

const maxFindings = 5;

// The library lost its place, and all that follows is stray to it.
const strayMessage = /in YAML (?:stream|document)/u;

/** The mistakes that a wrong indentation can cause. */
const structural: ReadonlySet<string> = new Set([
  "TAB_AS_INDENT",
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "UNEXPECTED_TOKEN",
  "NON_STRING_KEY",
]);

function lineOf({ span }: Diagnostic): number | undefined {
  return span === undefined ? undefined : positionAt(span.source, span.start).line;
}

interface Reported {
  readonly source: SourceFile;
  readonly error: YAMLError;
  /** Keys that go over several lines, by where they begin. */
  readonly multiline: ReadonlyMap<number, YAMLError>;
}

function isMultilineKey(error: YAMLError): boolean {
  return error.code === "MULTILINE_IMPLICIT_KEY";
}

function isAboutTag(error: YAMLError): boolean {
  return error.code === "TAG_RESOLVE_FAILED" || error.code === "BAD_COLLECTION_TYPE" || error.code === "MULTIPLE_TAGS";
}

function findingOf({ source, error, multiline }: Reported): Diagnostic {
  const [start, end] = error.pos;
  const tab = structural.has(error.code) ? tabBefore(source.text, error) : undefined;
  if (tab !== undefined)
    return yamlDiagnostics["tab-indentation"]({}, insideText({ source, start: tab, end: tab + 1 }));
  switch (error.code) {
    case "BAD_INDENT":
      return yamlDiagnostics["bad-indentation"]({}, contentFrom(source, start));
    case "BLOCK_AS_IMPLICIT_KEY":
      return nestedKey({ source, error, multiline });
    case "MULTILINE_IMPLICIT_KEY":
      return multilineKey({ source, error, multiline });
    case "NON_STRING_KEY":
      return mapAsKey(source, start, end);
    case "BAD_SCALAR_START": {
      const first = source.text[start] ?? "";
      const reason = `begins with ${first === "`" ? "a backtick" : `\`${display(first)}\``}`;
      return yamlDiagnostics["needs-quotes"]({ reason }, insideText({ source, start, end: start + 1 }));
    }
    case "BAD_DQ_ESCAPE": {
      const written = source.text.slice(start, start + 2);
      return yamlDiagnostics["bad-escape"](
        { problem: `\`${display(written)}\` begins no escape` },
        insideText({ source, start, end: start + 2 }),
      );
    }
    case "MISSING_CHAR":
      return missingCharacter(source, error);
    case "UNEXPECTED_TOKEN":
      return unexpected(source, error);
    default:
      return yamlDiagnostics.syntax(
        { problem: problemsByCode.get(error.code) ?? anyProblem },
        restOfLine(source, start, end),
      );
  }
}

const anyProblem = "This does not fit what stands before it";

const problemsByCode: ReadonlyMap<string, string> = new Map([
  ["ALIAS_PROPS", "An alias cannot have an anchor"],
  ["BAD_ALIAS", "The name of an anchor or alias is missing, or ends with a colon"],
  ["BAD_PROP_ORDER", "An anchor stands after its indicator, not before it"],
  ["BLOCK_IN_FLOW", "Inside brackets a list or map needs brackets of its own"],
  ["KEY_OVER_1024_CHARS", "A key is longer than 1024 characters"],
  ["MULTIPLE_ANCHORS", "A value can have one anchor only"],
]);

/** `a: {{ b }}` is a map as the key of a map to the library, and so is `{{ b }}: 1`, where it points at the outer map. */
function mapAsKey(source: SourceFile, start: number, end: number): Diagnostic {
  const braces = [start - 1, start].find((at) => at >= 0 && source.text.startsWith("{{", at));
  if (braces === undefined) return yamlDiagnostics["complex-key"]({}, restOfLine(source, start, end));
  const span = insideText({ source, start: braces, end: braces + 2 });
  return yamlDiagnostics["needs-quotes"]({ reason: "begins with `{{`" }, span);
}

/** `a: b: c` and `a: 1⏎  b: 2` are the same mistake to the library. */
function nestedKey({ source, error, multiline }: Reported): Diagnostic {
  const [start] = error.pos;
  if (!error.message.startsWith("Nested")) return yamlDiagnostics["bad-indentation"]({}, contentFrom(source, start));
  const key = multiline.get(start);
  if (key !== undefined) return yamlDiagnostics["bad-indentation"]({}, lastLineOf(source, key));
  const colon = source.text.slice(start).search(/:(?:\s|$)/u);
  const end = colon === -1 ? start + 1 : start + colon + 1;
  return yamlDiagnostics["needs-quotes"]({ reason: "holds a colon and a space" }, insideText({ source, start, end }));
}

function multilineKey({ source, error, multiline }: Reported): Diagnostic {
  const before = source.text.slice(source.text.lastIndexOf("\n", error.pos[0] - 1) + 1, error.pos[0]);
  // After a key on the same line this is the second half of what `nestedKey` reports.
  if (/:\s+$/u.test(before) && multiline.has(error.pos[0])) {
    return yamlDiagnostics["bad-indentation"]({}, lastLineOf(source, error));
  }
  return yamlDiagnostics["missing-colon"]({}, restOfLine(source, ...error.pos));
}

function missingCharacter(source: SourceFile, error: YAMLError): Diagnostic {
  const span = restOfLine(source, ...error.pos);
  if (error.message.includes("followed by map values")) return yamlDiagnostics["missing-colon"]({}, span);
  const known = missing.find(({ said }) => error.message.includes(said));
  return yamlDiagnostics.syntax({ problem: known?.problem ?? anyProblem }, span);
}

const missing = [
  { said: "Comments must be separated", problem: "A comment needs a space before its `#`" },
  { said: "Missing , or :", problem: "A comma or a colon is missing before this" },
  { said: "Missing ,", problem: "A comma is missing before this" },
  { said: "Missing space after :", problem: "A space is missing after the colon" },
  { said: "Tags and anchors must be separated", problem: "A space is missing after the anchor" },
  { said: "without - indicator", problem: "A list item needs a `-` and a space" },
  { said: "Missing newline after block sequence props", problem: "A list begins on the line after its anchor" },
  { said: "on same line with directives-end", problem: "Content begins on the line after `---`" },
] as const;

function unexpected(source: SourceFile, error: YAMLError): Diagnostic {
  const span = restOfLine(source, ...error.pos);
  const before = source.text.slice(source.text.lastIndexOf("\n", span.start - 1) + 1, span.start);
  if (error.message.includes("at node end") && before.trim() === "")
    return yamlDiagnostics["bad-indentation"]({}, span);
  if (/["']\s*$/u.test(before)) return yamlDiagnostics.syntax({ problem: "Text stands after the closing quote" }, span);
  const known = misplaced.find(({ said }) => said.test(error.message));
  return yamlDiagnostics.syntax({ problem: known?.problem ?? anyProblem }, span);
}

const misplaced = [
  { said: /same line with key/u, problem: "A list begins on the line after its key" },
  { said: /^Block scalar header/u, problem: "After `|` or `>` the text begins on the next line" },
  { said: /Unexpected (?:,|empty item)/u, problem: "An item is missing before this" },
  { said: /flow-(?:seq|map)-end/u, problem: "This bracket closes nothing" },
] as const;

/** The first tab in the indentation of the line, or the one that the library points at. */
function tabBefore(text: string, error: YAMLError): number | undefined {
  const [start] = error.pos;
  if (error.code === "TAB_AS_INDENT") {
    const tab = text.indexOf("\t", start);
    return tab === -1 ? start : tab;
  }
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const tab = text.slice(lineStart).match(/^ *\t/u);
  return tab === null ? undefined : lineStart + tab[0].length - 1;
}

/** From the first character that is no blank to the end of its line. */
function contentFrom(source: SourceFile, offset: number): Span {
  const blanks = source.text.slice(offset).match(/^[ \t]*/u)?.[0].length ?? 0;
  return restOfLine(source, offset + blanks, source.text.length);
}

function lastLineOf(source: SourceFile, error: YAMLError): Span {
  const [start, end] = error.pos;
  const key = source.text.slice(start, end);
  return contentFrom(source, start + key.lastIndexOf("\n") + 1);
}

/** The span without what lies on later lines; never empty, except at the end of the file. */
function restOfLine(source: SourceFile, start: number, end: number): Span {
  const { text } = source;
  const from = Math.min(start, text.length);
  const line =
    text
      .slice(from, end)
      .split(/[\r\n]/u, 1)[0]
      ?.trimEnd() ?? "";
  return insideText({ source, start: from, end: from + Math.max(line.length, 1) });
}
