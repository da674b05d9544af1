// Answers `floe compile PATHS` and `floe validate FILES` without loading the compiler, when the last such run wrote nothing
// and nothing that it looked at has changed since: no file read, no folder listed, no path that was not there, not the
// bundle, not the environment. Whatever is in doubt is compiled.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { cacheDirectory, isOurs, removeOldest } = require("./load-cached.cjs");
const streams = require("./standard-streams.cjs");

const bundle = path.join(__dirname, "..", "dist", "floe.cjs");
// A file changed twice within one tick of the file system's clock looks the same after both.
const settledMilliseconds = 100;
const keptMemories = 100;

/** Prints what the remembered run printed and gives its exit code, or undefined when there is none to go by. */
exports.recall = function recall(argv) {
  try {
    const file = memoryFile(argv);
    if (file === undefined || !isOurs(path.dirname(file))) return undefined;
    const memory = JSON.parse(fs.readFileSync(file, "utf8"));
    if (memory.run !== runOf(argv)) return undefined;
    for (const [seen, stamp] of Object.entries(memory.stamps)) if (stampOf(seen) !== stamp) return undefined;
    // The order is the one of a real run: findings first.
    streams.err(memory.err);
    streams.out(memory.out);
    return memory.code;
  } catch {
    return undefined;
  }
};

/** Keeps what a run saw, printed and ended with. `stamps` were taken before each look. */
exports.remember = function remember(argv, { code, stamps, out, err }) {
  try {
    const file = memoryFile(argv);
    const newest = Math.max(...Object.values(stamps).map((stamp) => Number(stamp.split(" ")[0])));
    if (file === undefined || !isOurs(path.dirname(file)) || Date.now() - newest < settledMilliseconds) return;
    // Before the first memory of a command line; the next ones take its place.
    if (!fs.existsSync(file)) removeOldest(path.dirname(file), ".json", keptMemories - 1);
    // In one call and in place: whoever reads half of it has no JSON, and compiles.
    fs.writeFileSync(file, JSON.stringify({ run: runOf(argv), code, stamps, out, err }), { mode: 0o600 });
  } catch {
    // Without a memory the next run compiles.
  }
};

/** What tells whether a path still is what it was: its newest time first, then all that a change alters. */
exports.stamp = stampOf;

function stampOf(seen) {
  const stat = statOf(seen);
  if (stat === undefined) return "0 missing";
  if (stat === "unknown") return "Infinity unknown";
  const { ctimeMs, mtimeMs, size, ino, mode } = stat;
  return `${Math.max(ctimeMs, mtimeMs)} ${ctimeMs} ${mtimeMs} ${size} ${ino} ${mode}`;
}

// What cannot be looked at, because its links lead in a circle for instance, is never remembered: it counts as new.
function statOf(seen) {
  try {
    return fs.statSync(seen, { throwIfNoEntry: false });
  } catch {
    return "unknown";
  }
}

const answered = new Set(["compile", "validate"]);

// Only the plain form: whoever asks for more wants it looked at.
function memoryFile(argv) {
  const [command, ...paths] = argv;
  if (!answered.has(command) || paths.some((each) => each.startsWith("-"))) return undefined;
  if (Object.keys(process.env).some((name) => name.startsWith("OTEL_"))) return undefined;
  const directory = cacheDirectory();
  return directory && path.join(directory, `unchanged-${hash(`${process.cwd()}\0${argv.join("\0")}`)}.json`);
}

/** All that decides about a run beside the files. */
function runOf(argv) {
  const { FLOE_PLATFORM_ENV, SOURCE_DATE_EPOCH, NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const environment = { FLOE_PLATFORM_ENV, SOURCE_DATE_EPOCH, NO_COLOR, FORCE_COLOR, TERM };
  const terminal = [streams.isTerminal("out"), streams.isTerminal("err")];
  return JSON.stringify([process.cwd(), argv, stampOf(bundle), process.version, environment, terminal]);
}

// FNV-1a: it only names the file, what is in the file is compared whole.
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16);
}
