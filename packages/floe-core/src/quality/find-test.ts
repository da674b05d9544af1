import { dbtExpectationsTests } from "./dbt-expectations-tests.ts";
import { dbtTests } from "./dbt-tests.ts";
import { dbtUtilsTests } from "./dbt-utils-tests.ts";
import type { KnownTest } from "./known-test.ts";

/** The type of a check that names a test of the project itself. */
export const customType = "custom";

/** The parameter of such a check that holds the name. */
export const customTestParameter = "test";

const tests: readonly KnownTest[] = [...dbtTests, ...dbtUtilsTests, ...dbtExpectationsTests];

/** The packages whose tests are known. */
export const testPackages: readonly string[] = ["dbt_utils", "dbt_expectations"];

const byType: ReadonlyMap<string, KnownTest> = new Map([
  // A name that both packages have means the one of dbt_utils, which is the older one.
  ...tests.toReversed().map((test) => [test.name, test] as const),
  ...tests.map((test) => [typeOf(test), test] as const),
]);

/** The test that a check's type names, with its package or without. */
export function findTest(type: string): KnownTest | undefined {
  return byType.get(type);
}

/** What a type may be, for suggestions. */
export const knownTypes: readonly string[] = [...byType.keys(), customType];

/** The name of a test with its package. */
export function typeOf({ name, package: owner }: Pick<KnownTest, "name" | "package">): string {
  return owner === undefined ? name : `${owner}.${name}`;
}
