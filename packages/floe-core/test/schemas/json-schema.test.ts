import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  artifactsJsonSchema,
  helmValuesJsonSchema,
  manifestJsonSchema,
  productJsonSchema,
  readArtifacts,
  versionHistory,
} from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fullManifest } from "./full-manifest.ts";
import { fullProduct } from "./full-product.ts";

// One Ajv compiles a schema object once, however often it is asked.
const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
const manifest = manifestJsonSchema();
const product = productJsonSchema();
const artifacts = artifactsJsonSchema();

const documents = [
  { name: "manifest", schema: manifest, example: fullManifest },
  { name: "floe", schema: product, example: fullProduct },
  { name: "compiled-artifacts", schema: artifacts, example: golden("0.8.0") },
  { name: "helm-values", schema: helmValuesJsonSchema(), example: demoValues() },
];

describe.each(documents)("$name", ({ name, schema, example }) => {
  test("names its dialect, its address and its title first", () => {
    expect(Object.keys(schema).slice(0, 3)).toEqual(["$schema", "$id", "title"]);
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["$id"]).toBe(`https://floe.dev/schemas/${name}.schema.json`);
  });

  test("is valid in strict mode and accepts an example", () => {
    expect(errorsOf(schema, example)).toEqual([]);
  });

  test("refuses an unknown key", () => {
    expect(errorsOf(schema, { ...example, not_a_known_key: 1 })).toEqual(["additionalProperties"]);
  });

  test("describes every property", () => {
    expect(undescribed(schema)).toEqual([]);
  });

  test("holds no pattern that Python reads in another way", () => {
    // `\\p`, named groups and look-behind differ between the two engines; `\\d` is wider in Python and harmless.
    expect(patterns(schema).filter((pattern) => /\\p|\(\?<|\\[kcu]/.test(pattern))).toEqual([]);
  });
});

describe("x- keys", () => {
  test("are free in every closed object of the input files", () => {
    const platform = { ...fullManifest, "x-team": 1, metadata: { ...fullManifest.metadata, "x-room": "B2" } };
    expect(errorsOf(manifest, platform)).toEqual([]);
    const berths = { ...fullProduct, transforms: [{ name: "a", "x-note": ["any", "value"] }] };
    expect(errorsOf(product, berths)).toEqual([]);
  });

  test("are no part of the artifact", () => {
    expect(errorsOf(artifacts, { ...golden("0.8.0"), "x-team": 1 })).toEqual(["additionalProperties"]);
  });
});

describe("the artifact schema", () => {
  test("asks for every root key", () => {
    const { properties, required } = artifacts;
    expect(Object.keys(properties ?? {})).toEqual(required);
  });

  test.each(versionHistory)("accepts an artifact of version $version once it is read", ({ version }) => {
    const reading = readArtifacts(golden(version));
    expect(errorsOf(artifacts, reading.kind === "read" ? reading.artifacts : undefined)).toEqual([]);
  });
});

function demoValues(): Readonly<Record<string, unknown>> {
  const path = new URL("../../../../tests/golden/fixtures/customer-360/values.yaml", import.meta.url);
  return parse(readFileSync(path, "utf8"));
}

function golden(version: string): Readonly<Record<string, unknown>> {
  return JSON.parse(
    readFileSync(new URL(`../../../../tests/contract/golden/v${version}.json`, import.meta.url), "utf8"),
  );
}

function errorsOf(schema: Readonly<Record<string, unknown>>, value: unknown): readonly string[] {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ keyword }) => keyword);
}

/** The places of properties without a description. Follows schemas, not keys: a property may be called `properties`. */
function undescribed(schema: unknown, path = "#"): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((option, index) => undescribed(option, `${path}/${index}`));
  const own: readonly [string, unknown][] = Object.entries("properties" in schema ? Object(schema.properties) : {});
  const missing = own.filter(([, property]) => !("description" in Object(property))).map(([name]) => `${path}/${name}`);
  const inner = own.flatMap(([name, property]) => undescribed(property, `${path}/${name}`));
  const others = ["items", "anyOf", "oneOf", "allOf", "additionalProperties"] as const;
  return [
    ...missing,
    ...inner,
    ...others.flatMap((keyword) => undescribed(Reflect.get(schema, keyword), `${path}/${keyword}`)),
  ];
}

function patterns(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "pattern" in schema && typeof schema.pattern === "string" ? [schema.pattern] : [];
  return [...own, ...Object.values(schema).flatMap(patterns)];
}
