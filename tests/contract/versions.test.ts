import { readFileSync } from "node:fs";
import { artifactsJsonSchema, contractVersion, readArtifacts, versionHistory } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { incompatibilities } from "./schema-compatibility.ts";

const versions = versionHistory.map(({ version }) => version);

describe("every released version", () => {
  test("the history ends with the version that this compiler writes", () => {
    expect(versions).toEqual(["0.1.0", "0.2.0", "0.3.0", "0.4.0", "0.5.0", "0.6.0", "0.7.0", "0.8.0"]);
    expect(versions.at(-1)).toBe(contractVersion);
  });

  test.each(versions)("an artifact of version %s loads without a notice", (version) => {
    expect(readArtifacts(golden(version))).toMatchObject({ kind: "read", notices: [], artifacts: { version } });
  });

  test.each(versions)("an artifact of version %s keeps everything that it holds", (version) => {
    expect(readArtifacts(golden(version))).toMatchObject({ artifacts: golden(version) });
  });

  test("what a later version brought is null or an empty list in an older artifact", () => {
    expect(readArtifacts(golden("0.1.0"))).toMatchObject({
      artifacts: {
        plugins: null,
        transforms: null,
        dbt_profiles: null,
        governance: null,
        enforcement_result: null,
        data_contracts: [],
        quality_config: null,
        observability: { lineage_endpoint: null, lineage_transport: null },
      },
    });
    expect(readArtifacts(golden("0.3.0"))).toMatchObject({
      artifacts: {
        plugins: { ingestion: null, lineage_backend: null },
        transforms: { models: [{ quality_checks: null, quality_tier: null }, { quality_checks: null }] },
        enforcement_result: { rbac_principal: null, secrets_scanned: 0 },
      },
    });
  });
});

describe("a version that this compiler does not know", () => {
  test("a newer minor version loads with one notice that names it", () => {
    expect(readArtifacts(golden("0.9.0"))).toMatchObject({ kind: "read", notices: [expect.stringContaining("0.9.0")] });
  });

  test("a newer minor version round-trips unchanged", () => {
    const text = goldenText("v0.9.0.json");
    const reading = readArtifacts(JSON.parse(text));
    expect(reading.kind === "read" && `${JSON.stringify(reading.raw, null, 2)}\n`).toBe(
      `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
    );
  });

  test("the unknown keys of a newer minor version are kept at every depth", () => {
    const reading = readArtifacts(golden("0.9.0"));
    expect(reading.kind === "read" && reading.artifacts).toEqual(golden("0.9.0"));
  });

  test("a newer major version is refused as newer", () => {
    expect(readArtifacts(golden("1.0.0"))).toMatchObject({ kind: "refused", reason: expect.stringContaining("newer") });
  });
});

describe("the exported schema of 0.8.0", () => {
  // Written from `artifactsJsonSchema()` at the release of 0.8.0; never edited.
  const released: unknown = JSON.parse(goldenText("compiled-artifacts-0.8.0.schema.json"));

  test("keeps every field, type and required key that was released", () => {
    expect(incompatibilities(released, artifactsJsonSchema())).toEqual([]);
  });

  test("lists the root keys in the order in which they are written", () => {
    expect(Object.keys(golden("0.8.0"))).toEqual(artifactsJsonSchema()["required"]);
  });

  const properties = propertyPaths(released);

  test("has properties to check", () => {
    expect(properties.length).toBeGreaterThan(100);
  });

  test("notices every removed field", () => {
    expect(properties.filter((path) => changesSeen(path, () => undefined).length === 0)).toEqual([]);
  });

  test("notices every field of another type", () => {
    expect(properties.filter((path) => changesSeen(path, () => ({ type: "null" })).length === 0)).toEqual([]);
  });

  test("takes a new field in any object", () => {
    const added = properties.map((path) => `${path.slice(0, path.lastIndexOf("/"))}/added_later`);
    expect(added.flatMap((path) => changesSeen(path, () => ({ type: "string" })))).toEqual([]);
  });

  function changesSeen(path: string, change: (before: unknown) => unknown): readonly string[] {
    return incompatibilities(released, changed(released, path.split("/"), change));
  }
});

function golden(version: string): Readonly<Record<string, unknown>> {
  return JSON.parse(goldenText(`v${version}.json`));
}

function goldenText(name: string): string {
  return readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");
}

/** The path of every property in a JSON Schema, at any depth. */
function propertyPaths(schema: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const isProperty = path.at(-2) === "properties";
  const inner = Object.entries(schema).flatMap(([key, value]) => propertyPaths(value, [...path, key]));
  return isProperty ? [path.join("/"), ...inner] : inner;
}

function changed(value: unknown, path: readonly string[], change: (before: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? changed(item, rest, change) : item));
  if (typeof value !== "object" || value === null) return value;
  const entries = new Map<string, unknown>(Object.entries(value));
  entries.set(step, changed(entries.get(step), rest, change));
  return Object.fromEntries([...entries].filter(([, item]) => item !== undefined));
}
