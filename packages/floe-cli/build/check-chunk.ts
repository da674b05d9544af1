import { transform } from "esbuild";
import type { Chunk } from "./bundle-chunk.ts";

/** What is wrong with the bundle of the command, one sentence each. */
export async function checkCommandChunk(chunk: Chunk): Promise<readonly string[]> {
  const inputs = Object.keys(chunk.metafile.inputs);
  const sdk = inputs.filter((path) => /@opentelemetry\/(?!api\/)|@grpc\//.test(path));
  const zod = inputs.filter((path) => /\/node_modules\/zod\//.test(path));
  const re2 = inputs.filter((path) => /\/node_modules\/re2js\//.test(path));
  const semver = inputs.filter((path) => /\/node_modules\/semver\//.test(path));
  const jsdiff = inputs.filter((path) => /\/node_modules\/diff\//.test(path));
  return [
    ...jsdiff.slice(0, 3).map((path) => `${chunk.outputFile} contains ${path}; differences must load on demand.`),
    ...semver.slice(0, 3).map((path) => `${chunk.outputFile} contains ${path}; ranges must load on demand.`),
    ...re2.slice(0, 3).map((path) => `${chunk.outputFile} contains ${path}; patterns must load on demand.`),
    ...(await checkChunk(chunk)),
    ...sdk.slice(0, 3).map((path) => `${chunk.outputFile} contains ${path}; tracing must load on demand.`),
    ...zod.slice(0, 3).map((path) => `${chunk.outputFile} contains ${path}; schemas must load on demand.`),
  ];
}

// Every start of an unchanged project reads the whole of it.
const maxBytes = 12_288;

/** What is wrong with the launcher, one sentence each. */
export function checkLauncherChunk({ outputFile, text }: Pick<Chunk, "outputFile" | "text">): readonly string[] {
  if (text.length <= maxBytes) return [];
  return [`${outputFile} has ${text.length} bytes, more than ${maxBytes}; what only some need must load on demand.`];
}

/** What is wrong with any bundle that the bytecode cache serves, one sentence each. */
export async function checkChunk({ outputFile, text }: Pick<Chunk, "outputFile" | "text">): Promise<readonly string[]> {
  if (!(await hasNativeImport(text))) return [];
  return [`${outputFile} contains a native import(), which fails on Node 20 as soon as V8's code cache is warm.`];
}

// The compiler knows syntax from text: it rewrites an `import()` that is told to be unsupported, and nothing else.
async function hasNativeImport(text: string): Promise<boolean> {
  const [kept, rewritten] = await Promise.all([
    transform(text, { format: "cjs", target: "node20", logLevel: "silent" }),
    transform(text, { format: "cjs", target: "node20", logLevel: "silent", supported: { "dynamic-import": false } }),
  ]);
  return kept.code !== rewritten.code;
}
