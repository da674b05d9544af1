import type { ModelAddress } from "../dbt/declared-models.ts";
import { jinjaLiteral, jinjaText } from "./jinja-literal.ts";
import type { ParameterForm, ParameterKind } from "./known-test.ts";
import { readRelation, relationCall } from "./relation.ts";
import { fitsInQuotes, isSqlExpression } from "./sql-expression.ts";

/** How names in floe.yaml become refs: a transform that is a version of a model is one to dbt by another name. */
export type RefOf = (name: string) => ModelAddress;

/** The Jinja that hands a value to a test; `undefined` when the value has not the form that the test takes. */
export function testArgument(kind: ParameterKind, value: unknown, refOf: RefOf): string | undefined {
  if (kind === "relation") return typeof value === "string" ? relationArgument(value, refOf) : undefined;
  const form = listForms[kind];
  if (form === undefined) return singleArgument(kind, value);
  const list = typeof value === "string" && kind !== "values" && kind !== "texts" ? [value] : value;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const items = list.map(form);
  return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
}

/** The kind of a parameter, and whether dbt has a default. */
export function kindOf(form: ParameterForm): { readonly kind: ParameterKind; readonly isOptional: boolean } {
  const isOptional = form.endsWith("?");
  return { kind: asKind(isOptional ? form.slice(0, -1) : form), isOptional };
}

/** The form that a kind takes, as the end of a sentence. */
export const expectedForms: Readonly<Record<ParameterKind, string>> = {
  boolean: "`true` or `false`",
  bound: "a number or an SQL expression",
  column: "the name of a column",
  columns: "a list of columns",
  condition: "a comparison such as `> 10`",
  integer: "a whole number",
  number: "a number",
  pairs: "a list of lists with two values each",
  relation: "a model, `ref('…')` or `source('…', '…')`",
  sql: "one SQL expression, with its quotes and brackets closed and without comments, `;` or Jinja",
  text: "a text in which no single backslash stands before a quote or at the end",
  texts: "a list of texts in which no single backslash stands before a quote or at the end",
  type: "the name of a type, such as `decimal(18,2)`",
  types: "a list of types, such as `decimal(18,2)`",
  values:
    "a list of texts, numbers, `true` or `false`; no single backslash stands before a quote or at the end of a text",
  word: "one word",
};

type ArgumentOf = (value: unknown) => string | undefined;

const listForms: Partial<Record<ParameterKind, ArgumentOf>> = {
  columns: (value) => singleArgument("column", value),
  pairs: (value) => (Array.isArray(value) && value.length === 2 ? listOf(value, sqlValue) : undefined),
  texts: (value) => singleArgument("text", value),
  types: (value) => singleArgument("type", value),
  values: sqlValue,
};

function listOf(values: readonly unknown[], form: ArgumentOf): string | undefined {
  const items = values.map(form);
  return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
}

function singleArgument(kind: ParameterKind, value: unknown): string | undefined {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean" ? String(value) : undefined;
    case "integer":
      return Number.isSafeInteger(value) ? String(value) : undefined;
    case "number":
      return numberArgument(value);
    case "bound":
      return numberArgument(value) ?? singleArgument("sql", value);
    case "sql":
      return textWhere(value, isSqlExpression);
    case "text":
      return typeof value === "string" && fitsInQuotes(value) ? escapedText(value) : undefined;
    default:
      return textWhere(value, (text) => wordForms[kind]?.test(text) ?? false);
  }
}

const wordForms: Partial<Record<ParameterKind, RegExp>> = {
  column: /^[\p{L}_][\p{L}\p{N}_$]*$/u,
  condition: /^\s*(?:[<>]=?|!=|<>|=)\s*\d{1,18}\s*$|^\s*between\s+\d{1,18}\s+and\s+\d{1,18}\s*$/iu,
  type: /^[A-Za-z_]\w*(?: [A-Za-z_]\w*)*(?: ?\( ?\d+(?: ?, ?\d+)* ?\))?(?: [A-Za-z_]\w*)*(?:\[\])?$/u,
  word: /^[A-Za-z_]\w*$/u,
};

/** Whether a text can be the name of a column without quotes. */
export function isColumnName(text: string): boolean {
  return wordForms.column?.test(text) === true;
}

function textWhere(value: unknown, isRight: (text: string) => boolean): string | undefined {
  return typeof value === "string" && isRight(value) ? jinjaText(value) : undefined;
}

function numberArgument(value: unknown): string | undefined {
  return typeof value === "number" && Number.isFinite(value) ? jinjaLiteral(value) : undefined;
}

/** The same for `to: customers`. */
export function relationArgument(text: string, refOf: RefOf): string | undefined {
  const relation = readRelation(text);
  if (relation?.kind !== "ref" || relation.packageName !== undefined || relation.version !== undefined)
    return relation && relationCall(relation);
  const { name, version } = refOf(relation.target);
  return relationCall({ ...relation, target: name, version });
}

// As dbt with `quote: true`: a number stands in quotes as well, and engines turn it into what the column holds.
function sqlValue(value: unknown): string | undefined {
  if (!["string", "number", "boolean"].includes(typeof value)) return undefined;
  const text = String(value);
  return fitsInQuotes(text) ? `dbt.string_literal(${escapedText(text)})` : undefined;
}

function escapedText(text: string): string {
  return `dbt.escape_single_quotes(${jinjaText(text)})`;
}

// The forms are the kinds, with or without a question mark.
function asKind(form: string): ParameterKind {
  return form as ParameterKind;
}
