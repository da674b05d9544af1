import { quotedList } from "../../checking/problems.ts";
import { contextRule } from "../../checking/rule.ts";
import { wordFix } from "../../checking/token-fix.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, optional, placeOf } from "../../origins/located.ts";
import { checkTest, customTestName } from "../../quality/check-test.ts";
import { customTestParameter, customType, findTest, knownTypes } from "../../quality/find-test.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { type OnProductAndDbt, type ReadCheck, readChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "unknown-test": problem({
    severity: "error",
    message: (p: { type: string; suggestion: string | undefined }) =>
      `There is no test \`${display(p.type)}\` for a quality check.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "It is `unique`, `not_null`, `accepted_values` or `relationships`, a test of dbt_utils or dbt_expectations, or `custom` with the name of your own test in `parameters.test`."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "The `type` of a quality check is none of dbt's own tests, no test of the packages dbt_utils and dbt_expectations, and not `custom`.",
      example:
        "transforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: uniqeu, column: id, dimension: consistency}\n",
      fix: "Correct the word. A test of your own, or of another package, is `type: custom` with `parameters: {test: is_even}`.",
    },
  }),
  "unknown-custom-test": problem({
    severity: "error",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `The dbt project has no test \`${display(p.name)}\`.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Define it by `{% test … %}` below the folder of the macros, or name the package that has it: `package.test`."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause: "A check of the type `custom` names a test that no file of the dbt project defines.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_even, type: custom, column: id, dimension: validity, parameters: {test: is_evn}}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 2 as id\n",
      fix: "Correct the name, or add the test.",
    },
  }),
  "package-missing": problem({
    severity: "error",
    message: (p: { type: string; owner: string; listed: readonly string[] }) =>
      `The test \`${display(p.type)}\` belongs to \`${display(p.owner)}\`, which this dbt project does not install.`,
    help: ({ owner, listed }) =>
      `Add \`${display(owner)}\` to packages.yml and run \`dbt deps\`.${listed.length === 0 ? "" : ` It lists ${quotedList(listed)}.`}`,
    docs: {
      cause: "A quality check uses a test of a dbt package that neither packages.yml nor dependencies.yml names.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: small, type: dbt_utils.accepted_range, column: id, dimension: validity}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n",
      fix: "Install the package, or use another test.",
    },
  }),
});

/** A check names a test that there is. */
export const checkHasTest = contextRule<OnProductAndDbt>({
  name: "check-has-test",
  problems,
  check: (context) =>
    readChecks(context).flatMap((read) => {
      if (read.tested.type === customType) return customFindings(read, context.dbt);
      return findTest(read.tested.type) === undefined ? [unknownTest(read)] : packageFindings(read, context.dbt);
    }),
});

function unknownTest({ check, tested: { type } }: ReadCheck): Diagnostic {
  const span = placeOf(at(check, "type"));
  const meant = certainlyMeant(type, knownTypes);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  return problems["unknown-test"]({ type, suggestion: didYouMean(type, knownTypes) }, span, { fix });
}

function customFindings(read: ReadCheck, dbt: DbtProject | undefined): readonly Diagnostic[] {
  const { check, tested } = read;
  const named = customTestName(tested.parameters);
  if (named === undefined || dbt === undefined) return [];
  if (named.package !== undefined) return packageFindings(read, dbt);
  const { declarations } = dbt;
  const known = [...declarations.tests.keys()];
  const isOfDbt = findTest(named.name) !== undefined && findTest(named.name)?.package === undefined;
  if (isOfDbt || declarations.tests.has(named.name) || !declarations.areTestsKnown) return [];
  const place = placeOf(at(at(check, "parameters"), customTestParameter));
  return [problems["unknown-custom-test"]({ name: named.name, suggestion: didYouMean(named.name, known) }, place)];
}

function packageFindings({ check, tested }: ReadCheck, dbt: DbtProject | undefined): readonly Diagnostic[] {
  const owner = checkTest(tested, dbt)?.package;
  // A check that is switched off needs nothing.
  if (owner === undefined || dbt === undefined || optional(check, "enabled")?.value === false) return [];
  const { packages, arePackagesKnown } = dbt.declarations;
  if (packages.has(owner) || !arePackagesKnown) return [];
  const parameters = { type: tested.type, owner, listed: [...packages] };
  return [problems["package-missing"](parameters, placeOf(at(check, "type")))];
}
