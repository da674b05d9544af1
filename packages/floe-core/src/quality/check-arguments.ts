import { jinjaLiteral } from "./jinja-literal.ts";
import { commonParameters, type KnownTest, type ParameterKind } from "./known-test.ts";
import { isSqlExpression } from "./sql-expression.ts";
import { expectedForms, kindOf, type RefOf, testArgument } from "./test-argument.ts";

/** What is wrong with the parameters of a check. */
export type ParameterFault =
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "missing"; readonly name: string; readonly expected: string }
  | { readonly kind: "wrong"; readonly name: string; readonly expected: string };

/** The parameters of a check as Jinja: for the call of the test, and for its configuration. */
export interface CheckArguments {
  readonly call: readonly (readonly [name: string, jinja: string])[];
  readonly configuration: readonly (readonly [name: string, jinja: string])[];
  readonly faults: readonly ParameterFault[];
}

/** Turns parameters into arguments of a test. */
export function checkArguments(
  test: KnownTest,
  parameters: Readonly<Record<string, unknown>>,
  refOf: RefOf,
): CheckArguments {
  const call: (readonly [string, string])[] = [];
  const configuration: (readonly [string, string])[] = [];
  const faults: ParameterFault[] = [];
  const areRaw = test.quotes !== undefined && parameters[test.quotes] === false;
  for (const [name, value] of Object.entries(parameters)) {
    const form = formOf(test, name);
    if (form === undefined) {
      faults.push({ kind: "unknown", name });
      continue;
    }
    const { kind } = kindOf(form);
    const jinja = kind === "values" && areRaw ? rawValues(value) : testArgument(kind, value, refOf);
    if (jinja === undefined) faults.push({ kind: "wrong", name, expected: expectedOf(kind, areRaw) });
    else (name in test.parameters ? call : configuration).push([name, jinja]);
  }
  const missing = Object.entries(test.parameters).flatMap(([name, form]): readonly ParameterFault[] => {
    const { kind, isOptional } = kindOf(form);
    return isOptional || Object.hasOwn(parameters, name)
      ? []
      : [{ kind: "missing", name, expected: expectedForms[kind] }];
  });
  return { call: withoutQuotes(test, call), configuration, faults: [...faults, ...missing] };
}

/** The names that a check of a test may use. */
export function parametersOf(test: KnownTest): readonly string[] {
  return [...Object.keys(test.parameters), ...Object.keys(commonParameters)];
}

function formOf(test: KnownTest, name: string) {
  return [test.parameters, commonParameters].find((each) => Object.hasOwn(each, name))?.[name];
}

// The values come as finished literals, so the test must not put quotes around them again.
function withoutQuotes(test: KnownTest, call: CheckArguments["call"]): CheckArguments["call"] {
  const { quotes } = test;
  if (quotes === undefined || !Object.values(test.parameters).includes("values")) return call;
  return [...call.filter(([name]) => name !== quotes), [quotes, "false"]];
}

/** Values that the test is asked to take as SQL. */
function rawValues(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const areRight = value.every(
    (item) => ["number", "boolean"].includes(typeof item) || (typeof item === "string" && isSqlExpression(item)),
  );
  return areRight ? jinjaLiteral(value) : undefined;
}

function expectedOf(kind: ParameterKind, areRaw: boolean): string {
  return kind === "values" && areRaw ? `a list in which each item is ${expectedForms.bound}` : expectedForms[kind];
}
