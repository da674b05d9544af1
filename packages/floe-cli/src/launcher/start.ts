import { join } from "node:path";
import type { Launcher, main } from "../bundle-entry.ts";
import { exitCode } from "../exit-code.ts";
import type { CacheWriter } from "./cache-writer.ts";
import { errorDetail } from "./error-detail.ts";
import type { FailureReporter, FailureReports } from "./failure-report.ts";
import { latePluginCode } from "./late-plugin-code.ts";
import type { ChunkLoader } from "./load-chunk.ts";
import { guardProcess, type ProcessGuard } from "./process-guard.ts";
import { runMemory } from "./run-memory.ts";
import { standardStreams } from "./standard-streams.ts";

// Starts a command. An unchanged project is answered here; everything else starts from V8 bytecode that the previous run
// left behind, which halves the start-up.

const notBuilt: ReadonlySet<unknown> = new Set(["ENOENT", "MODULE_NOT_FOUND"]);
const [, , ...argv] = process.argv;
start();

function start(): void {
  const plugins = latePluginCode({ folder: __dirname, require, crash: (error) => guard.crash(error) });
  const guard = guardProcess({
    streams: standardStreams,
    running: () => plugins.loaded()?.running(),
    hasForeignCode: () => plugins.loaded() !== undefined,
    reporter,
  });
  const memory = runMemory({
    command: join(__dirname, "floe.cjs"),
    streams: standardStreams,
    writer: cacheWriter,
  });
  // A project that has not changed needs no compiler.
  const code = memory.recall(argv);
  if (code !== undefined) {
    guard.finish(code);
    return;
  }
  const command = loadCommand(guard);
  if (command === undefined) return;
  const launcher: Launcher = {
    runtime: plugins.runtime,
    loadTelemetry: () => load("telemetry-sdk", "trace"),
    loadSchemas: () => load("schemas"),
    loadPatterns: () => load("patterns"),
    loadRanges: () => load("ranges"),
    loadDiffs: () => load("diffs"),
    loadKit: () => load("kit"),
    memory,
    streams: standardStreams,
  };
  // What a plugin left running, such as a timer, would keep the process alive.
  const end = (final: number): number =>
    plugins.loaded() === undefined ? guard.finish(final) : guard.exit(guard.finish(final));
  command.main(argv, launcher).then(end, guard.crash);
}

function loadCommand({ finish, crash }: ProcessGuard): { readonly main: typeof main } | undefined {
  try {
    return load("floe", argv[0]);
  } catch (error) {
    if (notBuilt.has(errorDetail(error, "code")))
      finish(exitCode.bug, "floe: the command is not built; run `make build` first.");
    // The system refuses to open our own files, for lack of descriptors or of permission: no bug of ours.
    else if (errorDetail(error, "syscall") !== undefined)
      finish(exitCode.refused, `floe: cannot start: ${errorDetail(error, "message")}`);
    else crash(error);
    return undefined;
  }
}

function load<T>(name: string, purpose: string | undefined = name): T {
  const { loadChunk } = part<ChunkLoader>("load-chunk");
  return loadChunk({ file: join(__dirname, `${name}.cjs`), purpose, require, writer: cacheWriter });
}

function cacheWriter(): CacheWriter {
  return part("cache-writer");
}

function reporter(): FailureReporter {
  return part<FailureReports>("failure-report").failureReporter({ argv, streams: standardStreams });
}

/** A part of the launcher that not every run needs. The caller names it, and thereby what it exports. */
function part<T>(name: string): T {
  return asExports(require(`${__dirname}/${name}.cjs`));
}

function asExports<T>(value: unknown): T {
  return value as T;
}
