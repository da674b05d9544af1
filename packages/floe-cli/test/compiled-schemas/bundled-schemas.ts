import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { bundleChunk } from "../../build/bundle-chunk.ts";
import { compileSchemas, type ReplacedModules, schemaChunk } from "../../build/schemas/compile-schemas.ts";
import type { provideSchemas, SchemaModules } from "../../src/compiled-schema.ts";

/** Modules as the command's bundle has them, and the chunk that has their schemas. */
export interface BundledSchemas {
  /** What was bundled, by path. */
  readonly inputs: readonly string[];
  readonly replaced: ReplacedModules;
  /** What the modules export in a new process, and how often it has loaded the chunk. */
  readonly start: () => { readonly exports: Readonly<Record<string, unknown>>; readonly loads: () => number };
}

/** Bundles modules, given by their paths in the workspace, the way that the build of the command does. */
export async function bundledSchemas(paths: readonly string[]): Promise<BundledSchemas> {
  const replaced: ReplacedModules = new Map();
  const common = { outputFile: "unwritten.cjs", dynamicImport: "kept" } as const;
  const modules = [...paths, "packages/floe-cli/src/compiled-schema.ts"];
  const text = modules.map((path) => `export * from ${JSON.stringify(inWorkspace(path))};`).join("\n");
  const bundle = await bundleChunk({ ...common, entry: { text }, plugins: [compileSchemas(replaced)] });
  const chunk = await bundleChunk({ ...common, entry: { text: schemaChunk(replaced) } });
  const start = () => {
    let loads = 0;
    const exports = asExports(exportsOf(bundle.text));
    exports.provideSchemas(() => {
      loads += 1;
      return asSchemaModules(exportsOf(chunk.text));
    });
    return { exports, loads: () => loads };
  };
  return { inputs: Object.keys(bundle.metafile.inputs), replaced, start };
}

function inWorkspace(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** What the text of a chunk exports, run as src/launcher/load-chunk.ts runs it. */
function exportsOf(text: string): unknown {
  const module = { exports: {} };
  runInThisContext(text)(module.exports, createRequire(import.meta.url), module);
  return module.exports;
}

function asExports(value: unknown): Readonly<Record<string, unknown>> & { provideSchemas: typeof provideSchemas } {
  return value as Readonly<Record<string, unknown>> & { provideSchemas: typeof provideSchemas };
}

function asSchemaModules(value: unknown): SchemaModules {
  return value as SchemaModules;
}
