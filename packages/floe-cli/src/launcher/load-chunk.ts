import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { cacheFolder } from "./cache-folder.ts";
import type { CacheWriter } from "./cache-writer.ts";
import { useCode } from "./use-code.ts";

// Loads a chunk of the command with V8's code cache: the first run of a command leaves the bytecode of every function
// that it called in the user's cache folder, the next ones compile nothing. A run that refused its input may have stopped
// half way, so what it leaves serves only until one succeeds. Whatever goes wrong here, the chunk still loads.

// Where the digest stands in the first line of a chunk, `(function (exports, require, module) {//<16 hex digits>`.
const digestStart = 40;
const digestLength = 16;

// Node 20 begins to optimise functions after a hundredth of a second, in which a command of a tenth gains nothing, and at
// the end waits until it has finished. With six times the patience it does so for large projects only. The V8 of later
// versions is patient by itself.
const patience = "--interrupt-budget=400000";

/** A chunk to load. A chunk requires nothing but Node's own modules. */
export interface ChunkRequest {
  readonly file: string;
  /** Names the command, since each calls other functions. */
  readonly purpose: string | undefined;
  readonly require: (name: string) => unknown;
  /** Loads what writes to the cache. */
  readonly writer: () => CacheWriter;
}

/** What this chunk of the launcher exports. */
export interface ChunkLoader {
  readonly loadChunk: typeof loadChunk;
}

/** Runs a chunk and gives what it exports, which is for the caller to know. */
export function loadChunk<T>(request: ChunkRequest): T {
  const { file, require } = request;
  if (process.versions.v8.startsWith("11.")) process.getBuiltinModule("node:v8").setFlagsFromString(patience);
  // A chunk is ASCII, and latin1 is the cheapest way to read that.
  const source = readFileSync(file, "latin1");
  const folder = cacheFolder();
  const script =
    folder === undefined ? new Script(source, { filename: file }) : cachedScript(request, { source, folder });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module);
  return asExports(module.exports);
}

interface CachedSource {
  readonly source: string;
  readonly folder: string;
}

/** A script whose bytecode is taken from the cache, and is left there at the end of the process. */
function cachedScript({ file, purpose = "", writer }: ChunkRequest, { source, folder }: CachedSource): Script {
  const name = /^[a-z-]{1,20}$/.test(purpose) ? purpose : "other";
  // The first line of a chunk tells two of the same length apart.
  const digest = source.slice(digestStart, digestStart + digestLength);
  const base = join(folder, `${digest}-${process.version}-${process.arch}-${name}`);
  const files = { done: `${base}.v8cache`, refused: `${base}-refused.v8cache` };
  const about = { digest, length: source.length };
  const ofDone = useCode(files.done, about);
  const code = ofDone ?? useCode(files.refused, about);
  const script = new Script(source, { filename: file, cachedData: code?.data });
  const isUseless = code === undefined || script.cachedDataRejected === true;
  process.on("exit", (exitCode) => {
    code?.release();
    if (exitCode === 0 && (isUseless || ofDone === undefined)) leave(files.done);
    if (exitCode === 1 && isUseless) leave(files.refused);
  });
  const leave = (path: string): void => {
    try {
      writer().writeCode(path, script, about);
    } catch {
      // The command was removed while it ran.
    }
  };
  return script;
}

// The caller names the chunk, and thereby the source that its exports come from.
function asExports<T>(value: unknown): T {
  return value as T;
}
