#!/usr/bin/env node
// What users run. It answers `--version` itself, and starts everything else from V8 bytecode that the previous run left
// behind: that halves the start-up. No dependency, no syntax newer than Node 20, and no file but those it needs.
"use strict";

const streams = require("./standard-streams.cjs");

const refused = 1;
const bug = 70;
let finished = false;

const [, , ...argv] = process.argv;
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  streams.out(`${require("../package.json").version}\n`);
} else {
  guardProcess();
  // A project that has not changed needs no compiler.
  const code = recalled();
  if (code === undefined) launch();
  else finish(code);
}

function recalled() {
  try {
    return require("./unchanged.cjs").recall(argv);
  } catch {
    // What keeps it from being loaded is said where the compiler is.
    return undefined;
  }
}

function launch() {
  let load;
  let main;
  let memory;
  try {
    memory = require("./unchanged.cjs");
    ({ load } = require("./load-cached.cjs"));
    ({ main } = load("floe.cjs", argv[0]));
  } catch (error) {
    if (error.code === "ENOENT") return finish(bug, "floe: the command is not built; run `make build` first.");
    // The system refuses to open our own files, for lack of descriptors or of permission: no bug of ours.
    return error.syscall === undefined ? crash(error) : finish(refused, `floe: cannot start: ${error.message}`);
  }
  const tools = {
    // An `import()` inside a script from the code cache fails on Node 20, so this file does it.
    importModule: (path) => import(require("node:url").pathToFileURL(path).href),
    loadTelemetry: () => load("telemetry-sdk.cjs", "trace"),
    loadSchemas: () => load("schemas.cjs", "schemas"),
    memory,
    streams,
  };
  main(argv, tools).then((code) => finish(code), crash);
}

function guardProcess() {
  // A plugin may print with Node's streams; that nobody reads it is no failure either.
  process.on("uncaughtException", (error) => (error?.code === "EPIPE" ? undefined : crash(error)));
  process.on("SIGINT", () => process.exit(finish(130)));
  process.on("SIGTERM", () => process.exit(finish(143)));
  // Someone else ended the process, or nothing was left to wait for: that must not look like success.
  process.on(
    "exit",
    () =>
      finished ||
      finish(bug, "floe: the command was ended before it was done; a plugin may have called process.exit()."),
  );
}

function crash(error) {
  const [message] = String(error?.message ?? error).split("\n");
  if (error instanceof streams.PrintError) process.exit(finish(refused, `floe: ${message}`));
  const hint = process.env.FLOE_DEBUG === "1" ? error?.stack : "Set FLOE_DEBUG=1 for the details.";
  process.exit(finish(bug, `floe: this is a bug: ${message}\n${hint}`));
}

function finish(code, complaint) {
  finished = true;
  process.exitCode = code;
  try {
    if (complaint !== undefined) streams.err(`${complaint}\n`);
  } catch {
    // Where nothing can be printed, the exit code has to say it.
  }
  return code;
}
