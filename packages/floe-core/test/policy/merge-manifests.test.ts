import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeManifests } from "../../src/policy/merge-manifests.ts";
import { documentOf, type PlainYaml } from "../../src/yaml/document-of.ts";
import { toPlain } from "../../src/yaml/to-plain.ts";

const node = (value: PlainYaml) => documentOf("a manifest", value).root;

/** What becomes of two manifests, and the settings that yield. */
function merged(nearer: PlainYaml, base: PlainYaml): { readonly value: unknown; readonly yielded: readonly string[] } {
  const { root, yielded } = mergeManifests(node(nearer), node(base));
  return { value: toPlain(root), yielded: yielded.map(({ because, pointer }) => `${because} ${pointer}`) };
}

const level = fc.constantFrom("off", "warn", "strict");
const list = fc.uniqueArray(fc.constantFrom("duckdb", "spark", "trino"));
const governed = fc.record(
  {
    governance: fc.record(
      {
        policy_enforcement_level: level,
        data_retention_days: fc.integer({ min: 1, max: 9 }),
        rbac: fc.record({ enabled: fc.boolean(), allow_principal_fallback: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    approved_plugins: fc.record({ compute: list }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe("two manifests", () => {
  test("give the one, when both say the same", () => {
    fc.assert(
      fc.property(governed, (a) => {
        expect(merged(a, a).value).toEqual(a);
      }),
    );
  });

  test("have the same rules, whichever is nearer", () => {
    fc.assert(
      fc.property(governed, governed, (a, b) => {
        expect(sorted(merged(a, b).value)).toEqual(sorted(merged(b, a).value));
      }),
    );
  });

  test("have the same rules, whichever are merged first", () => {
    fc.assert(
      fc.property(governed, governed, governed, (a, b, c) => {
        const right = toPlain(mergeManifests(node(a), mergeManifests(node(b), node(c)).root).root);
        const left = toPlain(mergeManifests(mergeManifests(node(a), node(b)).root, node(c)).root);
        expect(sorted(left)).toEqual(sorted(right));
      }),
    );
  });

  test("are merged key by key, the nearer value first, the keys in the order of the base", () => {
    const base = {
      metadata: { name: "base", owner: "us" },
      plugins: { compute: { type: "duckdb", config: { threads: 4 } } },
    };
    const nearer = {
      plugins: { compute: { config: { memory_limit: "2GB", threads: 8 } } },
      metadata: { owner: "them" },
    };
    const { value, yielded } = merged(nearer, base);
    expect(JSON.stringify(value)).toBe(
      '{"metadata":{"name":"base","owner":"them"},"plugins":{"compute":{"type":"duckdb","config":{"threads":8,"memory_limit":"2GB"}}}}',
    );
    expect(yielded).toEqual(["nearer /metadata/owner", "nearer /plugins/compute/config/threads"]);
  });

  test("have a list of one of them", () => {
    expect(merged({ "x-teams": ["a"] }, { "x-teams": ["b", "c"] })).toEqual({
      value: { "x-teams": ["a"] },
      yielded: ["nearer /x-teams"],
    });
  });

  test("have the rules of both", () => {
    const rule = (name: string) => ({ type: "require_meta_field", field: name });
    const { value } = merged(
      { governance: { custom_rules: [rule("b"), rule("a")] } },
      { governance: { custom_rules: [rule("a")] } },
    );
    expect(value).toEqual({ governance: { custom_rules: [rule("a"), rule("b")] } });
  });

  test("have the exceptions that both grant", () => {
    const exception = (pattern: string) => ({ pattern, action: "exclude", reason: "old" });
    const of = (...patterns: string[]) => ({ governance: { policy_overrides: patterns.map(exception) } });
    expect(merged(of("a", "b"), of("b", "c"))).toEqual({
      value: of("b"),
      yielded: ["nearer /governance/policy_overrides/1", "stricter /governance/policy_overrides/0"],
    });
  });

  test.each([
    ["another plugin", { type: "polaris", config: { uri: "a" } }, { type: "glue" }],
    ["other credentials", { mode: "static", access_key_id: { secret_ref: "a" } }, { mode: "iam_role" }],
    ["another secret", { secret_ref: "a", key: "b" }, { secret_ref: "c" }],
  ])("do not mix %s", (_, base, nearer) => {
    expect(merged({ plugins: { catalog: nearer } }, { plugins: { catalog: base } })).toEqual({
      value: { plugins: { catalog: nearer } },
      yielded: ["kind /plugins/catalog"],
    });
  });

  test("do not inherit what a file says of itself", () => {
    expect(merged({ extends: "b.yaml" }, { extends: "c.yaml", base: true, kind: "Manifest" }).value).toEqual({
      kind: "Manifest",
      extends: "b.yaml",
    });
  });
});

// A list of what is approved is a set.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
