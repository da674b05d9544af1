import { beforeAll, describe, expect, test } from "vitest";
import { type LeafPattern, lookUp, patternTree } from "../../packages/floe-core/src/outputs/readers/leaf-patterns.ts";
import { readerTable } from "../../packages/floe-core/src/outputs/readers/reader-table.ts";
import { unreadLeaves } from "../../packages/floe-core/src/outputs/readers/unread-leaves.ts";
import {
  airflowOutputs,
  clusterOutputs,
  engineOutputs,
  lakeOutputs,
  leavesOfOutputs,
  maximalOutputs,
  type OutputLeaf,
  pluginOutputs,
  readerRows,
} from "./maximal-outputs.ts";

// That a reader reads what its row says is shown where the reader is: floe-dagster in its own tests
// (python/tests/test_recorded_reads.py), dbt and its adapter in tests/tools/test_readers.py, `floe explain` in tests/docs.

const table = readerTable(readerRows());
let leaves: readonly OutputLeaf[] = [];

beforeAll(async () => {
  const sets = await Promise.all([
    maximalOutputs(),
    maximalOutputs("/project/shop/build"),
    lakeOutputs(),
    ...engineOutputs(),
    airflowOutputs(),
    pluginOutputs(),
    ...clusterOutputs(),
  ]);
  leaves = sets.flatMap(leavesOfOutputs);
});

test("every leaf of every output has a reader, or a row that says why nobody reads it", () => {
  const without = leaves.filter(
    ({ output, leaf }) => table.readersOf(output, leaf).length === 0 && table.whyUnread(output, leaf) === undefined,
  );
  expect(without).toEqual([]);
  expect(leaves.length).toBeGreaterThan(400);
  expect(new Set(leaves.map(({ output }) => output))).toEqual(
    new Set([
      "floe_target/compiled_artifacts.json",
      "definitions.py",
      "floe_dag.py",
      "profiles.yml",
      "selectors.yml",
      "floe_target/cube/model/cubes/*.yml",
      "floe_target/requirements.txt",
      "floe_target/values.yaml",
      "floe_target/provenance.json",
      "tests/floe/*.sql",
    ]),
  );
});

test("every row is about a leaf that there is", () => {
  const rows = readerRows().flatMap(({ name, output, reads }) => reads.map((pattern) => ({ name, output, pattern })));
  expect(rows.filter(({ output, pattern }) => !fits(output, pattern, () => true))).toEqual([]);
});

test("every row of what nobody reads is about a leaf that nobody reads", () => {
  const rows = unreadLeaves.flatMap(({ output, leaves: patterns }) => patterns.map((pattern) => ({ output, pattern })));
  const isUnread = ({ output, leaf }: OutputLeaf): boolean => table.readersOf(output, leaf).length === 0;
  expect(rows.filter(({ output, pattern }) => !fits(output, pattern, isUnread))).toEqual([]);
});

test.each([
  ["floe_target/compiled_artifacts.json", "/metadata/product_name", ["floe-dagster", "floe-airflow"]],
  ["floe_target/compiled_artifacts.json", "/transforms/models/2/compute", ["floe-dagster"]],
  ["floe_target/compiled_artifacts.json", "/plugins/compute/version", []],
  ["floe_target/compiled_artifacts.json", "/plugins/compute/config/connection_secret_ref", []],
  ["profiles.yml", "/shop/outputs/dev/threads", ["dbt"]],
  ["profiles.yml", "/shop/outputs/fast/threads", []],
  ["profiles.yml", "/shop/outputs/dev/settings/memory_limit", ["dbt"]],
  ["floe_target/values.yaml", "/platform/name", ["floe-platform"]],
  ["floe_target/values.yaml", "/storage/bucket", []],
  ["floe_target/provenance.json", "/outputs/profiles.yml/~1shop", ["floe explain"]],
  ["definitions.py", "", ["dagster"]],
  ["a-file-of-nobody.json", "/a", []],
] as const)("%s#%s is read by %j", (output, leaf, readers) => {
  expect(table.readersOf(output, leaf)).toEqual(readers);
});

describe("a pattern", () => {
  const fitting = (pattern: LeafPattern, pointers: readonly OutputLeaf["leaf"][]) =>
    pointers.filter((pointer) => lookUp(patternTree([[pattern, true]]), pointer).length > 0);

  test("is met by the very place", () => {
    expect(fitting("/a/b", ["/a", "/a/b", "/a/b/c", "/a/bc", ""])).toEqual(["/a/b"]);
  });

  test("has any key or index for `*`", () => {
    expect(fitting("/a/*/c", ["/a/0/c", "/a/b/c", "/a/*/c", "/a/c", "/a/b/b/c"])).toEqual([
      "/a/0/c",
      "/a/b/c",
      "/a/*/c",
    ]);
  });

  test("has the place and all below it for `**`", () => {
    expect(fitting("/a/**", ["/a", "/a/b", "/a/b/c", "/b", "/ab"])).toEqual(["/a", "/a/b", "/a/b/c"]);
    expect(fitting("/**", ["", "/a"])).toEqual(["", "/a"]);
  });

  test("has the escapes of a pointer", () => {
    expect(fitting("/a~1b/*", ["/a~1b/c", "/a/b/c"])).toEqual(["/a~1b/c"]);
  });
});

function fits(output: string, pattern: LeafPattern, isWanted: (leaf: OutputLeaf) => boolean): boolean {
  const tree = patternTree([[pattern, true]]);
  return leaves.some((each) => each.output === output && isWanted(each) && lookUp(tree, each.leaf).length > 0);
}
