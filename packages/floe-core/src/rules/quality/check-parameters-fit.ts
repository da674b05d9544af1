import { quotedList } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, keySpan, placeOf } from "../../origins/located.ts";
import type { ParameterFault } from "../../quality/check-arguments.ts";
import { declaredTest } from "../../quality/check-target.ts";
import { type CheckTest, checkTest, customTestName } from "../../quality/check-test.ts";
import { customTestParameter, customType } from "../../quality/find-test.ts";
import { isColumnName } from "../../quality/test-argument.ts";
import { isForbiddenProductKey } from "../../schemas/product/forbidden-keys.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { type OnProductAndDbt, type ReadCheck, readChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "unknown-parameter": problem({
    severity: "error",
    message: (p: { type: string; name: string; known: readonly string[]; suggestion: string | undefined }) =>
      `The test \`${display(p.type)}\` has no parameter \`${display(p.name)}\`.`,
    help: ({ known, suggestion }) =>
      suggestion === undefined ? `It has ${quotedList(known)}.` : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause: "`parameters` of a quality check holds a name that its test does not take; dbt would refuse the call.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: known, type: accepted_values, column: state, dimension: validity, parameters: {vales: [open]}}\n",
      fix: "Use one of the names that the help lists. The column is `column` of the check.",
    },
  }),
  "missing-parameter": problem({
    severity: "error",
    message: (p: { type: string; name: string; expected: string }) =>
      `The test \`${display(p.type)}\` needs the parameter \`${display(p.name)}\`.`,
    help: ({ name, expected }) => `Give \`parameters.${display(name)}\`: ${expected}.`,
    docs: {
      cause:
        "A test needs something that the check does not say. Where dbt's own property files declare the same test on the same column, a check without parameters means that one, and needs none.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: known, type: accepted_values, column: state, dimension: validity}\n",
      fix: "Add the parameter.",
    },
  }),
  "wrong-parameter": problem({
    severity: "error",
    message: (p: { name: string; expected: string }) => `\`${display(p.name)}\` is not ${p.expected}.`,
    help: () =>
      "What stands there becomes part of the SQL of a test, so floe takes nothing that could become anything else.",
    docs: {
      cause:
        "A parameter of a quality check has not the form that its test takes: a number, a name, a list of values, one SQL expression.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: known, type: accepted_values, column: state, dimension: validity, parameters: {values: open}}\n",
      fix: "Write it in the form that the message names.",
    },
  }),
  "missing-column": problem({
    severity: "error",
    message: (p: { type: string }) => `The test \`${display(p.type)}\` looks at a column, and the check names none.`,
    help: () => "Add `column` with its name.",
    docs: {
      cause: "Most tests look at one column, and a check without `column` is about the whole table.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: unique, dimension: consistency}\n",
      fix: "Add `column`.",
    },
  }),
  "column-not-taken": problem({
    severity: "error",
    message: (p: { type: string }) => `The test \`${display(p.type)}\` looks at a whole table and takes no \`column\`.`,
    help: () => "Remove `column`; the parameters of the test name the columns that it reads.",
    docs: {
      cause: "A check names a column for a test that takes none; dbt would refuse the call.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - name: one_a_day\n        type: dbt_utils.unique_combination_of_columns\n        column: id\n        dimension: consistency\n        parameters: {combination_of_columns: [id, day]}\n",
      fix: "Remove the key.",
    },
  }),
  "wrong-column": problem({
    severity: "error",
    message: (p: { name: string }) => `\`${display(p.name)}\` cannot be the name of a column.`,
    help: () =>
      "A name has letters, digits, `_` and `$`, and begins with none of the digits. For anything else write `type: dbt_utils.expression_is_true`.",
    docs: {
      cause: "`column` becomes part of the SQL of a test, so floe takes nothing but a name there.",
      example:
        'transforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: unique, column: "id, day", dimension: consistency}\n',
      fix: "Name one column.",
    },
  }),
});

/** A check gives its test what that takes, and nothing else. */
export const checkParametersFit = contextRule<OnProductAndDbt>({
  name: "check-parameters-fit",
  problems,
  check: ({ product, dbt }) =>
    readChecks({ product }).flatMap((read) => {
      const test = checkTest(read.tested, dbt);
      if (test === undefined) return [];
      const isDeclared = declaredTest(read.tested, read.model, dbt) !== undefined;
      // A key that no floe.yaml may have is refused wherever it stands.
      const own = test.faults.filter(({ kind, name }) => kind !== "unknown" || !isForbiddenProductKey(name));
      const faults = isDeclared ? [] : own.map((fault) => faultFinding(fault, read, test));
      return [...columnFindings(read, test), ...faults];
    }),
});

function columnFindings({ check, tested }: ReadCheck, test: CheckTest): readonly Diagnostic[] {
  const { column } = tested;
  const type = shownTest(tested);
  const place = placeOf(at(check, "column"));
  if (column === undefined || column === null)
    return test.column === "needed" && placeOf(at(check, "type")) !== undefined
      ? [problems["missing-column"]({ type }, placeOf(at(check, "type")))]
      : [];
  if (test.column === "none") return [problems["column-not-taken"]({ type }, keySpan(check, "column") ?? place)];
  return isColumnName(column) ? [] : [problems["wrong-column"]({ name: column }, place)];
}

function faultFinding(fault: ParameterFault, { check, tested }: ReadCheck, test: CheckTest): Diagnostic {
  const type = shownTest(tested);
  const parameters = at(check, "parameters");
  const { name } = fault;
  switch (fault.kind) {
    case "missing":
      return problems["missing-parameter"](
        { type, name, expected: fault.expected },
        keySpan(check, "parameters") ?? placeOf(at(check, "type")),
      );
    case "wrong":
      return problems["wrong-parameter"]({ name, expected: fault.expected }, placeOf(at(parameters, name)));
    case "unknown": {
      const known = test.parameterNames;
      const span = keySpan(parameters, name) ?? placeOf(parameters);
      return problems["unknown-parameter"]({ type, name, known, suggestion: didYouMean(name, known) }, span);
    }
  }
}

/** The test as a message names it: one of the type `custom` has a name of its own. */
function shownTest({ type, parameters }: ReadCheck["tested"]): string {
  const named = parameters[customTestParameter];
  return type === customType && typeof named === "string" && customTestName(parameters) !== undefined ? named : type;
}
