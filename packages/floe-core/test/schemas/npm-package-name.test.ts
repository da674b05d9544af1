import { describe, expect, test } from "vitest";
import { npmPackageName } from "../../src/schemas/shared/npm-package-name.ts";

describe("npm's names of packages", () => {
  test.each([
    "a",
    "my-floe-duckdb",
    "@scope/name",
    "@scope/_name",
    "JSONStream",
    "some.name",
    "crazy!",
    "-a",
    "@a.b/c",
  ])("%s is one", (name) => expect(npmPackageName.test(name)).toBe(true));

  test.each([
    ...["", ".", "..", ".hidden", "_private", "../x", "a/../b", "@x/../y", "@../y", "@x/..", "@x/.y", "/etc/x", "a/b"],
    ...["@a/b/c", "@/a", "@a/", "%2e%2e", "a\\b", "a b", " a", "a\n", "a\0", "caf\u00e9", "C:x", "node_modules", "a?b"],
  ])("%j is none", (name) => expect(npmPackageName.test(name)).toBe(false));
});
