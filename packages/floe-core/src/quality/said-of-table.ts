import type { DeclaredModel } from "../dbt/declared-models.ts";
import { modelNamed } from "../dbt/meant-model.ts";
import type { DbtProject } from "../dbt/project.ts";
import { at, derived, isThere, items, type Located, locatedPlace, optional } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import type { OutputPort } from "../schemas/product/product.ts";
import type { Transform } from "../schemas/product/transform.ts";
import { elements, memberNode, textAt, textNode } from "../yaml/read-node.ts";
import { declaredModel } from "./declared-model.ts";
import { readRelation } from "./relation.ts";

/** What ports, tests and constraints say of the rows of a table. Columns are named in small letters. */
export interface SaidOfTable {
  readonly primaryKey: ReadonlyMap<string, Located<true>>;
  readonly unique: ReadonlySet<string>;
  readonly references: ReadonlyMap<string, Located<ColumnReference>>;
}

/** A column of a transform. */
export interface ColumnReference {
  readonly table: string;
  readonly column: string;
}

/** Where it may be said. */
export interface TableSources {
  readonly transform: Located<Transform>;
  readonly port: Located<OutputPort> | undefined;
  readonly dbt: DbtProject | undefined;
}

/** Gathers it. The primary key is the one that the port names, else a constraint, else what a test says is unique. */
export function saidOfTable(sources: TableSources): SaidOfTable {
  const declared = declaredModel(sources.dbt, at(sources.transform, "name").value);
  const tests = [...declaredTests(declared), ...checksOf(sources.transform)];
  const order = (declared?.columns ?? []).map(({ name }) => name.toLowerCase());
  const single = tests
    .filter(({ type, column }) => column !== undefined && uniqueTests.has(type))
    .sort((left, right) => placeIn(order, left) - placeIn(order, right));
  const required = new Set(
    tests.filter(({ type }) => requiredTests.has(type)).flatMap(({ column }) => column?.toLowerCase() ?? []),
  );
  const unique = new Set(single.flatMap(({ column }) => column?.toLowerCase() ?? []));
  return {
    primaryKey: new Map(
      firstKey([keyOfPort(sources.port), keyOfConstraint(declared), keyOfTests(single, required), keyOfList(tests)]),
    ),
    unique,
    references: new Map(
      [...tests.flatMap(referenceOfTest), ...referencesOfConstraints(declared)].flatMap(
        ({ column, to, field, from }) => {
          const table = to === undefined ? undefined : tableOf(to, sources.dbt);
          const found = table === undefined || field === undefined ? undefined : { table, column: field };
          return found === undefined ? [] : [[column.toLowerCase(), derived(referenceRule, found, [from])] as const];
        },
      ),
    ),
  };
}

// The key of a table is usually its first column.
function placeIn(order: readonly string[], { column = "" }: SaidTest): number {
  const place = order.indexOf(column.toLowerCase());
  return place < 0 ? order.length : place;
}

type Key = readonly (readonly [string, Located<true>])[];

function firstKey(keys: readonly Key[]): Key {
  return keys.find((key) => key.length > 0) ?? [];
}

/** A test of a whole table, wherever it is asked for. */
interface SaidTest {
  readonly type: string;
  readonly column: string | undefined;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly from: Located<unknown>;
}

function declaredTests(model: DeclaredModel | undefined): readonly SaidTest[] {
  if (model === undefined) return [];
  const of = (tests: DeclaredModel["tests"], column: string | undefined) =>
    tests
      .filter((test) => !test.isPartial && isOfAllRows(test.arguments))
      .map((test): SaidTest => ({ ...test, column, from: locatedPlace(test.at) }));
  return [...of(model.tests, undefined), ...model.columns.flatMap(({ name, tests }) => of(tests, name))];
}

function checksOf(transform: Located<Transform>): readonly SaidTest[] {
  const checks = optional(transform, "qualityChecks");
  return (checks === undefined ? [] : items(checks)).flatMap((check): readonly SaidTest[] => {
    if (!isThere(check)) return [];
    const { type, column, parameters, enabled } = check.value;
    return enabled && isOfAllRows(parameters) ? [{ type, column, arguments: parameters, from: check }] : [];
  });
}

function isOfAllRows(parameters: Readonly<Record<string, unknown>>): boolean {
  return parameters["where"] === undefined && parameters["row_condition"] === undefined;
}

const uniqueTests: ReadonlySet<string> = new Set([
  "unique",
  "dbt_expectations.expect_column_values_to_be_unique",
  "expect_column_values_to_be_unique",
]);
const requiredTests: ReadonlySet<string> = new Set([
  "not_null",
  "dbt_expectations.expect_column_values_to_not_be_null",
  "expect_column_values_to_not_be_null",
]);

/** The tests of several columns together, and the argument that lists them. */
const listTests: ReadonlyMap<string, string> = new Map([
  ["dbt_utils.unique_combination_of_columns", "combination_of_columns"],
  ["unique_combination_of_columns", "combination_of_columns"],
  ["dbt_expectations.expect_compound_columns_to_be_unique", "column_list"],
  ["expect_compound_columns_to_be_unique", "column_list"],
]);

function keyOfPort(port: Located<OutputPort> | undefined): Key {
  return (port === undefined ? [] : items(at(port, "schema"))).flatMap((column) =>
    isThere(column) && column.value.primaryKey
      ? [[column.value.name.toLowerCase(), derived(keyRule, true as const, [at(column, "primaryKey")])] as const]
      : [],
  );
}

function keyOfConstraint(model: DeclaredModel | undefined): Key {
  const ofColumns = (model?.columns ?? []).flatMap((column) =>
    constraintsIn(column.node, "primary_key").map((node) => [column.name, node] as const),
  );
  const ofModel = constraintsIn(model?.node, "primary_key").flatMap((node) =>
    elements(memberNode(node, "columns")).flatMap((each) => {
      const name = textNode(each)?.value;
      return name === undefined ? [] : [[name, node] as const];
    }),
  );
  return [...ofColumns, ...ofModel].map(
    ([name, node]) => [name.toLowerCase(), derived(keyRule, true as const, [locatedPlace(node.span)])] as const,
  );
}

function constraintsIn(node: Parameters<typeof memberNode>[0], type: string) {
  return elements(memberNode(node, "constraints")).filter((each) => textAt(each, "type")?.value === type);
}

function keyOfTests(unique: readonly SaidTest[], required: ReadonlySet<string>): Key {
  const isRequired = ({ column }: SaidTest) => column !== undefined && required.has(column.toLowerCase());
  const found = unique.find(isRequired) ?? unique[0];
  return found?.column === undefined
    ? []
    : [[found.column.toLowerCase(), derived(keyRule, true as const, [found.from])] as const];
}

function keyOfList(tests: readonly SaidTest[]): Key {
  for (const { type, arguments: given, from } of tests) {
    const list = given[listTests.get(type) ?? ""];
    if (!Array.isArray(list) || list.length === 0) continue;
    return list.map((name) => [String(name).toLowerCase(), derived(keyRule, true as const, [from])] as const);
  }
  return [];
}

interface SaidReference {
  readonly column: string;
  readonly to: string | undefined;
  readonly field: string | undefined;
  readonly from: Located<unknown>;
}

function referenceOfTest({ type, column, arguments: given, from }: SaidTest): readonly SaidReference[] {
  if (type !== "relationships" || column === undefined) return [];
  return [{ column, to: textOf(given["to"]), field: textOf(given["field"]), from }];
}

function referencesOfConstraints(model: DeclaredModel | undefined): readonly SaidReference[] {
  const of = (node: Parameters<typeof memberNode>[0], column?: string) =>
    constraintsIn(node, "foreign_key").flatMap((each): readonly SaidReference[] => {
      const own = column ?? textNode(elements(memberNode(each, "columns"))[0])?.value;
      const isOfOne = elements(memberNode(each, "to_columns")).length === 1;
      if (own === undefined || !isOfOne) return [];
      const field = textNode(elements(memberNode(each, "to_columns"))[0])?.value;
      return [{ column: own, to: textAt(each, "to")?.value, field, from: locatedPlace(each.span) }];
    });
  return [...of(model?.node), ...(model?.columns ?? []).flatMap((column) => of(column.node, column.name))];
}

function tableOf(to: string, dbt: DbtProject | undefined): string | undefined {
  const relation = readRelation(to);
  if (relation?.kind !== "ref" || relation.packageName !== undefined) return undefined;
  const { target, version } = relation;
  const name = version === undefined ? target : `${target}_v${version}`;
  return dbt === undefined ? name : modelNamed(dbt, name);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

const keyRule = originRule("primary-key", "the key that the port, a constraint or a test of the table names");
const referenceRule = originRule("reference", "the column that a test or a constraint says its values come from");
