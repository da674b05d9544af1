import type { DbtProject } from "../dbt/project.ts";
import { isTable } from "../text/is-table.ts";
import { type CheckArguments, checkArguments, type ParameterFault, parametersOf } from "./check-arguments.ts";
import type { TestedPart } from "./check-target.ts";
import { addressOf } from "./declared-model.ts";
import { customTestParameter, customType, findTest } from "./find-test.ts";
import { jinjaLiteral } from "./jinja-literal.ts";
import { commonParameters, type KnownTest } from "./known-test.ts";
import { readRelation } from "./relation.ts";
import { type RefOf, relationArgument } from "./test-argument.ts";

/** The test that a check asks for, and what it hands to it. */
export interface CheckTest extends CheckArguments {
  /** The macro, with its package: `dbt_utils.test_accepted_range`. */
  readonly macro: string;
  readonly package: string | undefined;
  /** `undefined` where it is not known. */
  readonly column: KnownTest["column"] | undefined;
  /** The names that the parameters may have, for suggestions. */
  readonly parameterNames: readonly string[];
}

/** Finds the test of a check; `undefined` when its type is none. */
export function checkTest(check: TestedPart, dbt: DbtProject | undefined): CheckTest | undefined {
  const refOf: RefOf = (name) => addressOf(dbt, name);
  if (check.type === customType) return customTest(check.parameters, { dbt, refOf });
  const test = findTest(check.type);
  if (test === undefined) return undefined;
  return {
    ...checkArguments(test, check.parameters, refOf),
    macro: macroOf(test.name, test.package),
    package: test.package,
    column: test.column,
    parameterNames: parametersOf(test),
  };
}

/** The name in `parameters.test`, taken apart; `undefined` when it is none. */
export function customTestName(
  parameters: TestedPart["parameters"],
): { readonly name: string; readonly package: string | undefined } | undefined {
  const text = parameters[customTestParameter];
  const [, owner, name] = /^(?:([A-Za-z_]\w*)\.)?([A-Za-z_]\w*)$/u.exec(typeof text === "string" ? text : "") ?? [];
  return name === undefined ? undefined : { name, package: owner };
}

interface CustomContext {
  readonly dbt: DbtProject | undefined;
  readonly refOf: RefOf;
}

function customTest(parameters: TestedPart["parameters"], { dbt, refOf }: CustomContext): CheckTest {
  const named = customTestName(parameters);
  const known = named?.package === undefined ? dbt?.declarations.tests.get(named?.name ?? "")?.parameters : undefined;
  const asked = Object.entries(parameters).filter(([name]) => name !== customTestParameter);
  const isCommon = (name: string) =>
    Object.hasOwn(commonParameters, name) && known?.some((each) => each.name === name) !== true;
  const own = asked.filter(([name]) => !isCommon(name));
  const shared = checkArguments(noTest, Object.fromEntries(asked.filter(([name]) => isCommon(name))), refOf);
  const faults = own.flatMap(([name]): readonly ParameterFault[] => {
    const isKnown = known === undefined || known.some((each) => each.name === name);
    return isKnown && isArgumentName(name) ? [] : [{ kind: "unknown", name }];
  });
  const missing = (known ?? []).filter(
    ({ name, isOptional }) => !isOptional && name !== columnArgument && !Object.hasOwn(parameters, name),
  );
  return {
    macro: macroOf(named?.name ?? "", named?.package),
    package: named?.package,
    column: columnOf(known),
    parameterNames: [customTestParameter, ...(known ?? []).map(({ name }) => name), ...Object.keys(commonParameters)],
    call: own
      .filter(([name]) => isArgumentName(name))
      .map(([name, value]) => [name, customArgument(value, refOf)] as const),
    configuration: shared.configuration,
    faults: [
      ...(named === undefined ? [nameFault(parameters)] : []),
      ...faults,
      ...missing.map(({ name }): ParameterFault => ({ kind: "missing", name, expected: "what the test makes of it" })),
      ...shared.faults,
    ],
  };
}

const noTest: KnownTest = { name: "", column: "allowed", parameters: {} };

const columnArgument = "column_name";

function nameFault(parameters: TestedPart["parameters"]): ParameterFault {
  const kind = Object.hasOwn(parameters, customTestParameter) ? "wrong" : "missing";
  return { kind, name: customTestParameter, expected: "the name of a test of the dbt project, such as `is_even`" };
}

function columnOf(
  known: readonly { readonly name: string; readonly isOptional: boolean }[] | undefined,
): CheckTest["column"] {
  const column = known?.find(({ name }) => name === columnArgument);
  if (known === undefined) return undefined;
  return column === undefined ? "none" : column.isOptional ? "allowed" : "needed";
}

// `model` and the column are handed over by floe.
function isArgumentName(name: string): boolean {
  return /^[A-Za-z_]\w*$/u.test(name) && name !== "model" && name !== columnArgument;
}

/** What the test makes of it is its own affair: it gets a literal, or what dbt would make of `ref('…')`. */
function customArgument(value: unknown, refOf: RefOf): string {
  if (typeof value !== "string" || !/^\s*(?:ref|source)\(/u.test(value) || readRelation(value) === undefined)
    return jinjaLiteral(isTable(value) ? { ...value } : value);
  return relationArgument(value, refOf) ?? jinjaLiteral(value);
}

function macroOf(name: string, owner: string | undefined): string {
  return owner === undefined ? `test_${name}` : `${owner}.test_${name}`;
}
