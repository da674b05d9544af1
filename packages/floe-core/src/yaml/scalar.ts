import type { Scalar } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../text/source-file.ts";
import { insideText, type Span } from "../text/span.ts";
import type { YamlScalar } from "./node.ts";
import { yamlDiagnostics } from "./problems.ts";

/** A scalar in our tree, and what is wrong with its value. */
export function readScalar(
  source: SourceFile,
  parsed: Scalar.Parsed,
): { readonly scalar: YamlScalar; readonly problem: Diagnostic | undefined } {
  const span = scalarSpan(source, parsed);
  const { value } = parsed;
  const style = styleOf(parsed);
  const scalar = (read: YamlScalar["value"]): YamlScalar => ({ kind: "scalar", span, value: read, style });
  if (typeof value === "bigint" || typeof value === "number") {
    return { scalar: scalar(Number(value)), problem: numberProblem(value, span) };
  }
  if (typeof value === "boolean" || value === null) return { scalar: scalar(value), problem: undefined };
  const text = typeof value === "string" ? value : parsed.source;
  return { scalar: scalar(text), problem: style === "quoted" ? escapeProblem(text, span) : undefined };
}

/** From the first to the last character of a scalar, with its quotes or block indicator. */
function scalarSpan(source: SourceFile, { range: [start, end], type }: Scalar.Parsed): Span {
  if (type !== "BLOCK_LITERAL" && type !== "BLOCK_FOLDED") return insideText({ source, start, end });
  return insideText({ source, start, end: start + source.text.slice(start, end).trimEnd().length });
}

function styleOf({ type }: Scalar.Parsed): YamlScalar["style"] {
  if (type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE") return "quoted";
  return type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED" ? "block" : "plain";
}

function numberProblem(value: bigint | number, span: Span): Diagnostic | undefined {
  if (typeof value === "bigint") {
    if (Number.isSafeInteger(Number(value))) return undefined;
    return yamlDiagnostics["unsafe-number"]({ problem: "is beyond 9007199254740991, so digits would be lost" }, span);
  }
  return Number.isFinite(value) ? undefined : yamlDiagnostics["unsafe-number"]({ problem: "is not finite" }, span);
}

// A readable file holds neither, so they come from escapes. A proper surrogate pair does not match.
function escapeProblem(text: string, span: Span): Diagnostic | undefined {
  const what = text.includes("\0") ? "a NUL character" : /\p{Surrogate}/u.test(text) ? "half a character" : undefined;
  return what === undefined
    ? undefined
    : yamlDiagnostics["bad-escape"]({ problem: `An escape in this text makes ${what}` }, span);
}
