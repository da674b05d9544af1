import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { manifestJsonSchema } from "floe-core/schemas";
import { expect, test } from "vitest";
import type { z } from "zod";
import { schemaKeys } from "../../../floe-core/src/checking/schema-shape.ts";
import { compileSchemas, isSchema, usesZod } from "../../build/schemas/compile-schemas.ts";
import { bundledSchemas } from "./bundled-schemas.ts";
import { isSame, type Subject } from "./compare.ts";
import { exportedSchemas } from "./exported-schemas.ts";
import { rightParts, samplesFor } from "./real-values.ts";

const bundle = await bundledSchemas([
  "packages/floe-core/src/schemas/index.ts",
  "packages/floe-core/src/plugins/metadata.ts",
  "plugins/floe-compute-duckdb/src/duckdb-config.ts",
]);
const subjects = await exportedSchemas();
const parts = rightParts();

/** The schemas that the bundle exports, each with its stand-in. */
function pairsIn(exports: Readonly<Record<string, unknown>>): readonly (Subject & { readonly standIn: z.ZodType })[] {
  return subjects.flatMap((subject) => {
    const standIn = exports[subject.name];
    return isSchema(standIn) ? [{ ...subject, standIn }] : [];
  });
}

test("a bundle has a stand-in for each schema, and neither zod nor a module that uses it", () => {
  const { exports, loads } = bundle.start();
  const names = pairsIn(exports).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["Manifest", "Product", "CompiledArtifacts", "PluginMetadata", "DuckDbConfig"]),
  );
  expect(names.length).toBeGreaterThan(20);
  const libraries = bundle.inputs.filter((path) => path.includes("/node_modules/"));
  expect(libraries.filter((path) => !path.includes("/ajv/dist/runtime/"))).toEqual([]);
  expect(loads()).toBe(0);
});

test("the modules are named by their paths in the workspace", () => {
  expect(bundle.replaced.get("packages/floe-core/src/schemas/manifest/manifest.ts")).toMatch(/^\/.*\/manifest\.ts$/u);
  expect([...bundle.replaced.keys()].filter((name) => !/^(?:packages|plugins)\/[\w./-]+\.ts$/u.test(name))).toEqual([]);
});

test("what is right is accepted, and keys are told, without the chunk of schemas", { timeout: 60_000 }, () => {
  const { exports, loads } = bundle.start();
  for (const subject of pairsIn(exports)) {
    const { schema, standIn } = subject;
    for (const { value } of samplesFor(subject, parts)) {
      expect(isSame(standIn.parse(value), schema.parse(value))).toBe(true);
      expect(isSame(standIn.safeParse(value).data, schema.parse(value))).toBe(true);
    }
    // Of a union, and of what has no keys at all, that is asked for after a mistake only.
    const keys = schema.def.type === "union" ? [] : schemaKeys(schema);
    if (keys.length > 0) expect(schemaKeys(standIn)).toEqual(keys);
  }
  expect(loads()).toBe(0);
});

test("what is wrong is refused as the schema refuses it, and the chunk of schemas is loaded once", () => {
  const { exports, loads } = bundle.start();
  const wrong = [null, { nonesuch: 1 }, { metadata: { name: 1 } }, "No!", [1]];
  for (const { schema, standIn } of pairsIn(exports)) {
    for (const value of wrong) {
      expect(standIn.safeParse(value).error?.issues).toEqual(schema.safeParse(value).error?.issues);
    }
    expect(standIn.description).toBe(schema.description);
  }
  expect(loads()).toBe(1);
});

test("a function beside schemas works with the schemas themselves", () => {
  const { exports, loads } = bundle.start();
  expect(asFunction(exports["manifestJsonSchema"])()).toEqual(manifestJsonSchema());
  expect(loads()).toBe(1);
});

test.each([
  ["constant.ts", "fixtures/constant.ts uses zod and exports `defaultPort`, which is neither schema nor function"],
  ["refined.ts", "fixtures/refined.ts, Range: The check custom of a schema of type object cannot be compiled"],
])("fixtures/%s cannot be bundled, and the message says where it fails", async (name, message) => {
  const entryPoints = [fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))];
  const plugins = [compileSchemas(new Map())];
  const built = build({ entryPoints, plugins, bundle: true, write: false, logLevel: "silent" });
  await expect(built).rejects.toThrow(message);
});

test.each([
  ['import { z } from "zod";\n', true],
  ['// A comment.\nimport * as z from "zod";\n', true],
  ['import {\n  type ZodType,\n  z,\n} from "zod";\n', true],
  ['import type { z } from "zod";\n', false],
  ['import type { z } from "zod";\nimport { z as made } from "zod";\n', true],
  ['import { readFile } from "node:fs";\nconst word = "zod";\n', false],
])("%j uses zod: %s", (text, uses) => {
  expect(usesZod(text)).toBe(uses);
});

function asFunction(value: unknown): () => unknown {
  return value as () => unknown;
}
