#!/usr/bin/env node
// What users run. It answers `--version` itself, and starts everything else from V8 bytecode that the previous run left
// behind: that halves the start-up. No dependency, no syntax newer than Node 20, and no file but those it needs.
"use strict";

const streams = require("./standard-streams.cjs");

const refused = 1;
const bug = 70;
// A plugin may put others in their place.
const { reallyExit } = process;
const exit = process.exit.bind(process);
let finalCode;
let pluginCode;

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
    // An `import()` inside a script from the code cache fails on Node 20, so a file of its own does it.
    importModule: (path, limit) => loadedPluginCode().importModule(path, limit, crash),
    callWithin: (limit, call) => loadedPluginCode().callWithin(limit, call),
    hearSignals: () => pluginCode?.hearSignals(),
    loadTelemetry: () => load("telemetry-sdk.cjs", "trace"),
    loadSchemas: () => load("schemas.cjs", "schemas"),
    memory,
    streams,
  };
  // What a plugin left running, such as a timer, would keep the process alive.
  main(argv, tools).then((code) => (pluginCode === undefined ? finish(code) : exit(finish(code))), crash);
}

function loadedPluginCode() {
  pluginCode ??= require("./plugin-code.cjs");
  return pluginCode;
}

function guardProcess() {
  // Nothing but `finish` makes a success of a run, in whatever way a plugin ends it.
  process.exitCode = bug;
  // A plugin may print with Node's streams; that nobody reads it is no failure either.
  process.on("uncaughtException", (error) => (streams.isReaderGone(error) ? undefined : crash(error)));
  process.on("SIGINT", () => exit(finish(130)));
  process.on("SIGTERM", () => exit(finish(143)));
  // Someone else ended the process, or nothing was left to wait for: that must not look like success.
  process.on("exit", () => finalCode ?? finish(bug, unfinished()));
  // The way out of `process.exit`, also where a plugin takes it by itself, removes listeners or sets another code.
  process.reallyExit = () => reallyExit.call(process, finalCode ?? finish(bug, unfinished()));
}

function unfinished() {
  const limit = pluginCode?.running();
  if (limit !== undefined) return `floe: ${limit.bug("it ended the process, as process.exit() does").message}`;
  return "floe: the command was ended before it was done; a plugin may have called process.exit().";
}

function crash(error) {
  const [message] = String(error?.message ?? error).split("\n");
  if (error instanceof streams.PrintError) exit(finish(refused, `floe: ${message}`));
  const hint = process.env.FLOE_DEBUG === "1" ? error?.stack : "Set FLOE_DEBUG=1 for the details.";
  exit(finish(bug, `floe: this is a bug: ${message}\n${hint}`));
}

function finish(code, complaint) {
  finalCode = code;
  process.exitCode = code;
  try {
    if (complaint !== undefined) streams.err(`${complaint}\n`);
  } catch {
    // Where nothing can be printed, the exit code has to say it.
  }
  return code;
}
