import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Plugin, transform } from "esbuild";
import type { z } from "zod";
import { emitValidators } from "./emit-validators.ts";

// Most files are right, and zod is a quarter of what a run costs. So the command's bundle holds, in place of each module
// that makes schemas, one whose schemas accept what is right by themselves; zod and the schemas are in a chunk of their
// own that is loaded to say what is wrong.

/** The modules that a bundle has replaced, by the name under which the chunk of schemas gives them. */
export type ReplacedModules = Map<string, string>;

/** Replaces the modules that use zod at run time. The names are paths of the workspace, so that no bundle knows where
 *  it was built. */
export function compileSchemas(replaced: ReplacedModules): Plugin {
  return {
    name: "compile-schemas",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!usesZod(await readFile(path, "utf8"))) return undefined;
        const name = path.slice(workspace.length);
        replaced.set(name, path);
        const contents = await standIn(name, path);
        return { contents, loader: "js", resolveDir: workspace };
      });
    },
  };
}

/** Whether the text of a module imports zod at run time. */
export function usesZod(text: string): boolean {
  return /^import (?!type\b)[^"]*"zod";$/mu.test(text);
}

/** Whether a value is a zod schema. Its class is not asked: a module under test may bring its own copy of zod. */
export function isSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "_zod" in value;
}

/** The source of the chunk that has the modules themselves. Each is made when it is asked for: a mistake in floe.yaml
 *  needs no schema of the manifest. */
export function schemaChunk(replaced: ReplacedModules): string {
  const entries = [...replaced].sort(([left], [right]) => (left < right ? -1 : 1));
  const members = entries.map(
    ([name, path]) => `  get ${JSON.stringify(name)}() { return require(${JSON.stringify(path)}); },`,
  );
  // zod decides when a schema is made, so its settings come first.
  return [`import ${JSON.stringify(settings)};`, "export const modules = {", ...members, "};", ""].join("\n");
}

const workspace = fileURLToPath(new URL("../../../..", import.meta.url));
const runtime = fileURLToPath(new URL("../../src/compiled-schema.ts", import.meta.url));
const settings = fileURLToPath(new URL("../../src/schema-engine.ts", import.meta.url));

async function standIn(name: string, path: string): Promise<string> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  const schemas = new Map<string, z.ZodType>();
  const exports = Object.entries(module).map(([member, value]) => {
    const origin = `${JSON.stringify(name)}, ${JSON.stringify(member)}`;
    if (typeof value === "function") return `export const ${member} = functionOfSchemas(${origin});`;
    if (!isSchema(value)) {
      throw new Error(`${name} uses zod and exports \`${member}\`, which is neither schema nor function.`);
    }
    schemas.set(member, value);
    const parts = `{ keys: ${JSON.stringify(topKeys(value))}, takes: takes${member} }`;
    return `export const ${member} = /* @__PURE__ */ compiledSchema(${origin}, ${parts});`;
  });
  const names = "arranged, compiledSchema, functionOfSchemas";
  // Their names stand in no stack trace that anybody reads, and are a third of their text.
  const validators = (await transform(emitValidators(name, schemas), { minify: true })).code;
  const imports = `import { ${names} } from ${JSON.stringify(runtime)};`;
  return [imports, validators, ...exports].join("\n");
}

/** The keys of an object schema, whatever it is wrapped in; undefined for any other. */
function topKeys(schema: object): readonly string[] | undefined {
  const { shape, innerType } = definitionOf(schema);
  if (shape !== undefined) return Object.keys(shape);
  return innerType === undefined ? undefined : topKeys(innerType);
}

interface Definition {
  readonly shape?: object;
  readonly innerType?: object;
}

function definitionOf(schema: object): Definition {
  const { def, innerType } = (schema as { readonly _zod: { readonly def: Definition } & Definition })._zod;
  // A lazy schema keeps what is inside of it beside its definition.
  return innerType === undefined ? def : { innerType };
}
