// Runs the code of plugins that did not come with the command. A plugin has every right of its user, so none of this
// stops malice: it ends what hangs by mistake, and says whose mistake that is. Loaded with the first such plugin.
"use strict";

const path = require("node:path");
const url = require("node:url");
const vm = require("node:vm");
const { debugged } = require("./load-cached.cjs");

// V8 stops a script when its time is up, with every function that it called, wherever those come from. A script finds
// what it shall call in a global name only.
const pending = 'globalThis[Symbol.for("floe.pending")]';
const key = Symbol.for("floe.pending");
const script = new vm.Script(`${pending}()`, { filename: "floe: a call of a plugin" });
// The main thread has its own timer for the same; the other thread is for when that cannot fire.
const graceMilliseconds = 1000;
const signals = ["SIGINT", "SIGTERM"];
const imports = new Map();
let running;
let listeners = [];

/** The limit of the call that is going on. */
exports.running = () => running;

/** Calls a function, and throws the limit's bug when the time is up. What V8 cannot stop is a call of the system that
 *  does not come back, such as reading a pipe. */
exports.callWithin = function callWithin(limit, call) {
  running = limit;
  globalThis[key] = call;
  try {
    // Nobody steps through a plugin in seconds.
    return debugged() ? call() : script.runInThisContext({ timeout: limit.seconds * 1000, displayErrors: false });
  } catch (error) {
    throw error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? limit.bug(tooLong(limit)) : error;
  } finally {
    delete globalThis[key];
    running = undefined;
  }
};

/** Imports a module once. `crash` ends the process with a bug. From here on, until `hearSignals`, a signal ends the process
 *  by itself: a listener is not called before a plugin's code has ended. */
exports.importModule = async function importModule(file, limit, crash) {
  // Whoever stops listening loses the signals that have come and are not heard yet, so those are first.
  await new Promise((resolve) => setImmediate(resolve));
  leaveSignals();
  if (!imports.has(file)) imports.set(file, importFirst(file, limit, crash));
  return imports.get(file);
};

function leaveSignals() {
  if (listeners.length > 0) return;
  listeners = signals.flatMap((signal) => process.rawListeners(signal).map((listener) => [signal, listener]));
  for (const signal of signals) process.removeAllListeners(signal);
}

/** Listens to signals again, for what must not be left half done. */
exports.hearSignals = function hearSignals() {
  for (const [signal, listener] of listeners) process.on(signal, listener);
  listeners = [];
};

// `require` runs a module to its end, which the limit of a call can reach, and takes less time than `import`. Before it
// was finished, Node 22 and 23 printed a warning and reported what a module throws twice.
const canRequire = process.features.require_module === true && !/^v(?:22\.1[0-2]|23)\./.test(process.version);
const mustImport = new Set(["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM"]);

async function importFirst(file, limit, crash) {
  try {
    if (canRequire) return exports.callWithin(limit, () => require(file));
  } catch (error) {
    // A module that awaits at its top level.
    if (!mustImport.has(error?.code)) throw error;
  }
  return importWithin(file, limit, crash);
}

async function importWithin(file, limit, crash) {
  running = limit;
  const isLimited = !debugged();
  const watch = isLimited ? startWatch(limit, crash) : undefined;
  let timer;
  let giveUp;
  const stuck = new Promise((_, reject) => {
    // The timer does not keep the process alive: that nothing else does is the sooner answer.
    if (isLimited) timer = setTimeout(() => reject(limit.bug(tooLong(limit))), limit.seconds * 1000).unref();
    giveUp = () => reject(limit.bug("its top-level await waits for something that never comes"));
  });
  process.once("beforeExit", giveUp);
  try {
    return await Promise.race([import(url.pathToFileURL(file).href), stuck]);
  } finally {
    process.off("beforeExit", giveUp);
    clearTimeout(timer);
    watch?.terminate();
    delete globalThis[key];
    running = undefined;
  }
}

/** A thread that ends the process when the main one is still in the same turn after the time is up. */
function startWatch(limit, crash) {
  globalThis[key] = () => {
    // Node would print that it waits for the debugger, which is our thread.
    process.once("exit", () => require("node:fs").closeSync(2));
    crash(limit.bug(tooLong(limit)));
  };
  try {
    const { Worker } = require("node:worker_threads");
    const workerData = { expression: `${pending}?.()`, milliseconds: limit.seconds * 1000 + graceMilliseconds };
    const options = { workerData, execArgv: [], env: {}, stdout: true, stderr: true };
    // A Node without an inspector or without threads has the timer only.
    const worker = new Worker(path.join(__dirname, "watch-import.cjs"), options).on("error", () => undefined);
    worker.unref();
    return worker;
  } catch {
    return { terminate: () => undefined };
  }
}

function tooLong({ seconds }) {
  return `it was not done after ${seconds} seconds`;
}
