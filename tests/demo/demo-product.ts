import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseCsv } from "../../demo/seeds/csv.ts";

export const demoRoot = fileURLToPath(new URL("../../demo/", import.meta.url));

export const productNames = ["customer-360", "iot-telemetry", "financial-risk"] as const;
export type ProductName = (typeof productNames)[number];

export type CsvRow = Readonly<Record<string, string>>;

/** One SQL file of a product. */
export interface SqlFile {
  /** The file's name without `.sql`; for a model also its name in dbt. */
  readonly name: string;
  readonly text: string;
}

export function demoText(...path: readonly string[]): string {
  return readFileSync(join(demoRoot, ...path), "utf8");
}

/** A YAML or JSON file below `demo/`. The caller says what it expects in it. */
export function demoData<T>(...path: readonly string[]): T {
  return parse(demoText(...path)) as T;
}

export function seedRows(product: ProductName, seed: string): readonly CsvRow[] {
  return parseCsv(demoText(product, "seeds", `${seed}.csv`));
}

/** The SQL files directly in a folder below `demo/`, by name. */
export function sqlFiles(...folder: readonly string[]): readonly SqlFile[] {
  const files = readdirSync(join(demoRoot, ...folder)).filter((file) => file.endsWith(".sql"));
  return files.sort().map((file) => ({ name: basename(file, ".sql"), text: demoText(...folder, file) }));
}

export function models(product: ProductName): readonly SqlFile[] {
  return ["staging", "intermediate", "marts"].flatMap((layer) => sqlFiles(product, "models", layer));
}

/** What a query refers to, in the order of the alphabet. */
export function refs({ text }: SqlFile): readonly string[] {
  const names = [...text.matchAll(/\bref\(\s*['"](\w+)['"]\s*\)/g)].map(([, name = ""]) => name);
  return [...new Set(names)].sort();
}
