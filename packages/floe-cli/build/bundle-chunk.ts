import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { slimDependencies } from "./slim-dependencies.ts";

/** One file of the published command, before it is written. */
export interface Chunk {
  readonly outputFile: string;
  readonly text: string;
  readonly metafile: Metafile;
}

/** `dynamicImport: "require"` is for libraries that import Node's own modules when they need them. */
export interface ChunkRequest {
  /** A file, or the text of one. */
  readonly entry: string | { readonly text: string };
  readonly outputFile: string;
  readonly dynamicImport: "kept" | "require";
  readonly plugins?: readonly Plugin[];
}

/** Bundles an entry and all it imports into one CommonJS text, as the function that src/launcher/load-chunk.ts calls. Its
 *  first line ends with `//` and the digest that names the bytecode cache: nobody must hash the text at each start. */
export async function bundleChunk(request: ChunkRequest): Promise<Chunk> {
  const chunk = await bundleModule(request);
  const digest = createHash("sha256").update(chunk.text).digest("hex").slice(0, 16);
  return { ...chunk, text: `(function (exports, require, module) {//${digest}\n${chunk.text}\n})` };
}

/** Bundles an entry and all it imports into one CommonJS module, which Node loads by itself. */
export async function bundleModule(request: ChunkRequest): Promise<Chunk> {
  const { entry, outputFile, dynamicImport, plugins = [] } = request;
  const { outputFiles, metafile } = await build({
    // esbuild remembers the directory that the process started in.
    absWorkingDir: process.cwd(),
    ...(typeof entry === "string"
      ? { entryPoints: [entry] }
      : { stdin: { contents: entry.text, resolveDir: process.cwd() } }),
    outfile: outputFile,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    conditions: ["floe-source"],
    plugins: [slimDependencies, ...plugins],
    // Names stay whole: they stand in stack traces, and the bytecode cache makes their length irrelevant.
    minifySyntax: true,
    minifyWhitespace: true,
    supported: { "dynamic-import": dynamicImport === "kept" },
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
  });
  return { outputFile, text: escapeNonAscii(outputFiles[0]?.text ?? ""), metafile };
}

// The launcher reads chunks as latin1. `charset` sees to all but regular expressions, where the escape means the same.
function escapeNonAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Writes a chunk under a temporary name and renames it: a `floe` that runs at the same time never reads half of it. */
export async function writeChunk(chunk: Pick<Chunk, "outputFile" | "text">): Promise<void> {
  await mkdir(dirname(chunk.outputFile), { recursive: true });
  const temporary = `${chunk.outputFile}.${process.pid}.tmp`;
  await writeFile(temporary, chunk.text);
  await rename(temporary, chunk.outputFile);
}
