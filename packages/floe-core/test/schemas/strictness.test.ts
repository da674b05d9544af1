import { readFileSync } from "node:fs";
import { CompiledArtifacts, HelmValues, Manifest, Product } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { z } from "zod";
import { fullManifest } from "./full-manifest.ts";
import { fullProduct } from "./full-product.ts";

const golden = new URL("../../../../tests/contract/golden/v0.8.0.json", import.meta.url);
const demoValues = new URL("../../../../tests/golden/fixtures/customer-360/values.yaml", import.meta.url);

interface Subject {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
  /** The objects whose keys belong to somebody else. */
  readonly open: RegExp;
}

const subjects: readonly Subject[] = [
  {
    name: "Manifest",
    schema: Manifest,
    value: fullManifest,
    open: /^plugins\.\w+\.config$|\.properties$|^profiles\.\w+$|^resource_presets$|\.verification\.environments$|\.headers$/,
  },
  { name: "Product", schema: Product, value: fullProduct, open: /\.(labels|parameters|config|field_mapping)$/ },
  {
    name: "CompiledArtifacts",
    schema: CompiledArtifacts,
    value: JSON.parse(readFileSync(golden, "utf8")),
    open: /\.(config|parameters)(\.|$)|^dbt_profiles|^data_contracts/,
  },
  {
    name: "HelmValues",
    schema: HelmValues,
    value: parse(readFileSync(demoValues, "utf8")),
    open: /^resourcePresets$|\.(labels|properties)$/,
  },
];

describe.each(subjects)("$name", ({ schema, value, open }) => {
  const closed = objectPaths(value).filter((path) => !open.test(path.join(".")));

  test("has objects at several depths", () => {
    expect(closed.length).toBeGreaterThan(8);
    expect(Math.max(...closed.map((path) => path.length))).toBeGreaterThanOrEqual(3);
  });

  test("refuses an unknown key in every closed object", () => {
    const accepted = closed.filter((path) => schema.safeParse(withKey(value, path)).success);
    expect(accepted.map((path) => path.join("."))).toEqual([]);
  });
});

// The artifact alone has null for what is absent.
describe.each(subjects.filter(({ schema }) => schema !== CompiledArtifacts))("$name", ({ schema, value }) => {
  test("refuses null in place of every object", () => {
    const inner = objectPaths(value).filter(
      (path) => path.length > 0 && !path.includes("config") && !path.includes("parameters"),
    );
    const accepted = inner.filter((path) => schema.safeParse(replaced(value, path, null)).success);
    expect(accepted.map((path) => path.join("."))).toEqual([]);
  });
});

function objectPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => objectPaths(item, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

function withKey(value: unknown, path: readonly string[]): unknown {
  return replaced(value, [...path, "not_a_known_key"], 1);
}

function replaced(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? replaced(item, rest, replacement) : item));
  const entries = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.fromEntries(entries.set(step, replaced(entries.get(step), rest, replacement)));
}
