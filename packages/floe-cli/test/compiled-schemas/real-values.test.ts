import { expect, test } from "vitest";
import { plainCopy } from "../../src/compiled-schema.ts";
import { compare, newTally } from "./compare.ts";
import { exportedSchemas } from "./exported-schemas.ts";
import { rightParts, wrongParts } from "./real-values.ts";

// A schema never asks where its value stands, so each may be shown every part of every file.
const subjects = await exportedSchemas();
const parts = [...rightParts(), ...wrongParts()];

test("the schemas that the command hands files to are among those that are compared", () => {
  const roots = ["Manifest", "Product", "CompiledArtifacts", "PluginMetadata", "S3StorageConfig"];
  const options = ["DuckDbConfig", "DagsterConfig", "PolarisConfig"];
  expect(subjects.map(({ name }) => name)).toEqual(expect.arrayContaining([...roots, ...options]));
  expect(subjects.length).toBeGreaterThan(90);
});

test("there are thousands of real values, and none of them is left to zod unseen", () => {
  expect(parts.length).toBeGreaterThan(3_000);
  expect(parts.filter(({ value }) => plainCopy(value) === undefined)).toEqual([]);
});

test.each(subjects)("$name takes of real values what zod takes, and makes the same of it", (subject) => {
  const tally = newTally();
  for (const part of parts) compare(subject, part, tally);
  expect(tally).toMatchObject({ contradictions: [], hesitations: [] });
  // Each schema has its place in some file, and nothing fits everywhere.
  expect(tally.accepted).toBeGreaterThan(0);
  expect(tally.refused).toBeGreaterThan(1_000);
});
