import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { generatedFiles } from "../../demo/seeds/generated-files.ts";
import { demoData, demoText, models, type ProductName, productNames, refs, sqlFiles } from "./demo-product.ts";

interface FloeFile {
  readonly transforms: readonly { readonly name: string; readonly dependsOn?: readonly string[] }[];
  readonly outputPorts: readonly { readonly name: string; readonly schema: readonly Column[] }[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly data_type?: string;
}

interface ModelsFile {
  readonly models: readonly {
    readonly name: string;
    readonly description?: string;
    readonly columns: readonly Column[];
  }[];
}

interface DbtProject {
  readonly "clean-targets": readonly string[];
  readonly vars: { readonly as_of: string; readonly retention_days: number };
}

// What a mart may hold, and how an output port calls it. HUGEINT is absent on purpose: Iceberg has no such type.
const LOGICAL_TYPES: Readonly<Record<string, string>> = {
  // dbt calls this as the engine does.
  string: "string",
  varchar: "string",
  bigint: "integer",
  "decimal(18,2)": "number",
  double: "number",
  boolean: "boolean",
  date: "date",
  timestamp: "timestamp",
};

const MANIFESTS = [
  "manifest.yaml",
  ...["local", "dev", "staging", "prod"].map((name) => `platform/${name}/manifest.yaml`),
];

const generated = generatedFiles();

test.each(generated.map((file) => [file.path, file.text]))("%s is what the generator writes", (path, text) => {
  expect(demoText(path)).toBe(text);
});

test("the generator writes three seeds and the facts of each product", () => {
  for (const product of productNames) {
    expect(generated.filter(({ path }) => path.startsWith(`${product}/`))).toHaveLength(4);
  }
});

describe.each(productNames)("%s", (product) => {
  test("has three staging models, two intermediate models and one mart", () => {
    const counts = ["staging", "intermediate", "marts"].map((layer) => sqlFiles(product, "models", layer).length);
    expect(counts).toEqual([3, 2, 1]);
  });

  test("declares in floe.yaml exactly the dependencies that the SQL has", () => {
    const inSql = models(product).map((model) => [model.name, refs(model).filter((name) => !name.startsWith("raw_"))]);
    const declared = floeFile(product).transforms.map(({ name, dependsOn = [] }) => [name, [...dependsOn].sort()]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(inSql));
  });

  test("reads each seed in exactly one staging model and nowhere else", () => {
    const seeds = generated.flatMap(({ path }) => path.match(`^${product}/seeds/(.*)\\.csv$`)?.[1] ?? []);
    const read = models(product).flatMap((model) => refs(model).filter((name) => name.startsWith("raw_")));
    expect([...read].sort()).toEqual([...seeds].sort());
  });

  test("describes every model and every column", () => {
    const described = modelFiles(product).flatMap((file) => file.models);
    expect(described.map(({ name }) => name).sort()).toEqual(
      models(product)
        .map(({ name }) => name)
        .sort(),
    );
    for (const { name, description, columns } of described) {
      expect(description, name).toBeTruthy();
      for (const column of columns) expect(column.description, `${name}.${column.name}`).toBeTruthy();
    }
  });

  test("promises in its output port what dbt enforces for the mart", () => {
    const [mart] = modelsFile(product, "marts").models;
    const enforced = mart?.columns.map((column) => [column.name, LOGICAL_TYPES[column.data_type ?? ""]]);
    const [port] = floeFile(product).outputPorts;
    expect(port?.name).toBe(mart?.name);
    expect(port?.schema.map(({ name, type }) => [name, type])).toEqual(enforced);
  });

  test("keeps rows as long as every platform says", () => {
    const { retention_days } = dbtProject(product).vars;
    for (const manifest of MANIFESTS) expect(retentionDays(manifest), manifest).toBe(retention_days);
  });

  test("leaves the compiled artifacts alone when dbt cleans up", () => {
    expect(dbtProject(product)["clean-targets"]).toEqual(["target", "dbt_packages", "logs"]);
  });

  test("states the facts in its dbt tests as the generator knows them", () => {
    const tests = sqlFiles(product, "tests")
      .map(({ text }) => text)
      .join("\n");
    for (const value of scalarsOf(demoData<unknown>(product, "facts.json"))) expect(tests).toContain(value);
  });
});

test("no SQL asks the clock or a random number", () => {
  const folders = productNames.flatMap((product) => [[product, "tests"], ...layersOf(product)]);
  for (const { name, text } of [["macros"], ...folders].flatMap((folder) => sqlFiles(...folder))) {
    expect(text, name).not.toMatch(/current_date|current_timestamp|\bnow\(|\btoday\(|random\(|\buuid\(/i);
  }
});

function floeFile(product: ProductName): FloeFile {
  return demoData<FloeFile>(product, "floe.yaml");
}

function dbtProject(product: ProductName): DbtProject {
  return demoData<DbtProject>(product, "dbt_project.yml");
}

function retentionDays(manifest: string): number {
  const text = demoText(manifest);
  const said = /# Data is kept for (\d+) days\./u.exec(text)?.[1];
  const base = /^extends: (.+)$/mu.exec(text)?.[1];
  return said === undefined && base !== undefined
    ? retentionDays(posix.join(posix.dirname(manifest), base))
    : Number(said);
}

function layersOf(product: ProductName): readonly (readonly string[])[] {
  return ["staging", "intermediate", "marts"].map((layer) => [product, "models", layer]);
}

function modelsFile(product: ProductName, layer: string): ModelsFile {
  return demoData<ModelsFile>(product, "models", layer, "_models.yml");
}

function modelFiles(product: ProductName): readonly ModelsFile[] {
  return ["staging", "intermediate", "marts"].map((layer) => modelsFile(product, layer));
}

/** The numbers and names of a facts file, as text. */
function scalarsOf(facts: unknown): readonly string[] {
  if (typeof facts === "object" && facts !== null) return Object.values(facts).flatMap(scalarsOf);
  return [String(facts)];
}
