// Before the schemas: zod asks it when one is made, and the bundle's chunk of schemas does the same.
import "../../src/schema-engine.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isSchema, usesZod } from "../../build/schemas/compile-schemas.ts";
import { type Subject, subjectOf } from "./compare.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Every schema that a module of the workspace exports, among them all that the bundle replaces. */
export async function exportedSchemas(): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const path of modulesWithZod()) {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
    for (const [name, value] of Object.entries(module)) {
      if (isSchema(value)) subjects.push(subjectOf(name, value));
    }
  }
  return subjects;
}

function modulesWithZod(): readonly string[] {
  // A template is copied and never bundled.
  const packages = ["packages", "plugins"].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => (name.startsWith("_") ? [] : [join(root, group, name, "src")])),
  );
  const files = packages.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  return files.sort().filter((path) => path.endsWith(".ts") && usesZod(readFileSync(path, "utf8")));
}
