import { join } from "node:path";
import type { FinishedRun, RunMemory } from "../remember-unchanged.ts";
import { runEnvironment } from "../run-environment.ts";
import type { StandardStreams } from "../terminal.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { CacheWriter } from "./cache-writer.ts";
import { ownerStamp, pathStamp } from "./path-stamp.ts";
import { readCacheFile } from "./read-cache-file.ts";
import type { RememberedRun } from "./remembered-run.ts";

// Answers `floe compile PATHS` and `floe validate FILES` without loading the compiler, when the last such run wrote nothing
// and nothing that it looked at has changed since: no file read, no folder listed, no path that was not there, not the
// command, not the environment. Whatever is in doubt is compiled.

const answered: ReadonlySet<string> = new Set(["compile", "validate"]);
const maxBytes = 16 * 1024 * 1024;

/** A memory that can also be asked. */
export interface RecallingMemory extends RunMemory {
  /** Prints what the remembered run printed and gives its exit code; `undefined` when there is none to go by. */
  recall(argv: readonly string[]): number | undefined;
}

/** What a memory depends on beside the files that a run looked at. */
export interface Remembering {
  /** The file of the command: another one may answer otherwise. */
  readonly command: string;
  readonly streams: StandardStreams;
  /** Loads what writes to the cache. */
  readonly writer: () => CacheWriter;
}

/** The memory in the user's cache folder. */
export function runMemory(remembering: Remembering): RecallingMemory {
  return {
    stamp: pathStamp,
    ownerStamp,
    recall: (argv) => unlessItFails(() => recall(argv, remembering)),
    // Without a memory the next run compiles.
    remember: (argv, run) => unlessItFails(() => remember(argv, run, remembering)),
  };
}

function unlessItFails<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function recall(argv: readonly string[], remembering: Remembering): number | undefined {
  const file = memoryFile(argv);
  const text = file && readTwice(file);
  if (text === undefined) return undefined;
  const { run, stamps, owners, code, out, err }: RememberedRun = JSON.parse(text);
  if (run !== runKey(argv, remembering)) return undefined;
  for (const [path, stamp] of Object.entries(stamps)) if (pathStamp(path) !== stamp) return undefined;
  for (const [path, stamp] of Object.entries(owners)) if (ownerStamp(path) !== stamp) return undefined;
  // The order is the one of a real run: findings first. What a terminal must not get was made visible when it was noted.
  remembering.streams.err(err, "painted");
  remembering.streams.out(out);
  return code;
}

function remember(argv: readonly string[], observed: FinishedRun, remembering: Remembering): void {
  const file = memoryFile(argv);
  if (file !== undefined) remembering.writer().writeMemory(file, { run: runKey(argv, remembering), ...observed });
}

/** A text that stands twice in its file, when the two are the same. That finds every damage in less time than Node needs to
 *  load a checksum. */
function readTwice(file: string): string | undefined {
  const bytes = readCacheFile(file, maxBytes)?.bytes;
  if (bytes === undefined) return undefined;
  const first = bytes.subarray(0, bytes.length / 2);
  return bytes.subarray(first.length).equals(first) ? first.toString() : undefined;
}

// Only the plain form: whoever asks for more wants it looked at.
function memoryFile(argv: readonly string[]): string | undefined {
  const [command = "", ...paths] = argv;
  if (!answered.has(command) || paths.some((each) => each.startsWith("-"))) return undefined;
  if (Object.keys(process.env).some((name) => name.startsWith("OTEL_"))) return undefined;
  const folder = cacheFolder();
  return folder && join(folder, `unchanged-${shortHash(`${process.cwd()}\0${argv.join("\0")}`)}.json`);
}

/** All that decides about a run beside the files. */
export function runKey(
  argv: readonly string[],
  { command, streams }: Pick<Remembering, "command" | "streams">,
): string {
  const terminal = [streams.isTerminal("out"), streams.isTerminal("err")];
  return JSON.stringify([process.cwd(), argv, pathStamp(command), process.version, runEnvironment(), terminal]);
}

// FNV-1a: it only names the file, what is in the file is compared whole.
function shortHash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16);
}
