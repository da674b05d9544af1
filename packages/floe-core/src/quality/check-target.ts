import type { DeclaredTest } from "../dbt/declared-models.ts";
import type { DbtProject } from "../dbt/project.ts";
import { declaredModel } from "./declared-model.ts";
import { findTest, typeOf } from "./find-test.ts";

/** A check, as far as it says what is tested. */
export interface TestedPart {
  readonly type: string;
  readonly column?: string | null | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The test of dbt's own property files that a check repeats. A check without parameters means the one that dbt has; with
 *  parameters, those have to be the same. */
export function declaredTest(
  { type, column, parameters }: TestedPart,
  model: string,
  dbt: DbtProject | undefined,
): DeclaredTest | undefined {
  const declared = declaredModel(dbt, model);
  const test = findTest(type);
  if (declared === undefined || test === undefined) return undefined;
  const tests = column === undefined || column === null ? declared.tests : columnTests(declared.columns, column);
  const names = new Set(test.package === undefined ? [test.name] : [typeOf(test)]);
  return tests.find((each) => names.has(each.type) && isSame(parameters, each.arguments));
}

function columnTests(
  columns: readonly { readonly name: string; readonly tests: readonly DeclaredTest[] }[],
  column: string,
): readonly DeclaredTest[] {
  return columns.filter(({ name }) => name.toLowerCase() === column.toLowerCase()).flatMap(({ tests }) => tests);
}

function isSame(parameters: TestedPart["parameters"], declared: DeclaredTest["arguments"]): boolean {
  const names = Object.keys(parameters);
  if (names.length === 0) return true;
  return (
    names.length === Object.keys(declared).length &&
    names.every((name) => comparable(parameters[name]) === comparable(declared[name]))
  );
}

// `ref('customers')` and `customers` are one relation.
function comparable(value: unknown): string {
  const text = typeof value === "string" ? value.replace(/^\s*ref\(\s*['"](\w+)['"]\s*\)\s*$/u, "$1") : value;
  return JSON.stringify(text) ?? "";
}
