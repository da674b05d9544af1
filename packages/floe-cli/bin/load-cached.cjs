// Loads a bundle of ../dist with V8's code cache: the first run of a command leaves the bytecode of every function that it
// called in the user's cache folder, the next ones compile nothing. A run that refused its input may have stopped half
// way, so what it leaves serves only until one succeeds. Whatever goes wrong here, the bundle still loads.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const keptFiles = 24;
const checksumBytes = 4;
// Where the digest stands in the first line of a bundle, `(function (exports, require, module) {//<16 hex digits>`.
const digestStart = 40;

// Node 20 begins to optimise functions after a hundredth of a second, in which a command of a tenth gains nothing, and at
// the end waits until it has finished. With six times the patience it does so for large projects only. The V8 of later
// versions is patient by itself.
const patience = "--interrupt-budget=400000";

/** Runs a bundle and gives what it exports. `purpose` names the command, since each calls other functions. */
exports.load = function load(bundle, purpose) {
  const file = path.join(__dirname, "..", "dist", bundle);
  if (process.versions.v8.startsWith("11.")) require("node:v8").setFlagsFromString(patience);
  // The bundle is ASCII, and latin1 is the cheapest way to read that.
  const source = fs.readFileSync(file, "latin1");
  const directory = cacheDirectory();
  if (directory === undefined) return run(new vm.Script(source, { filename: file }));
  const name = /^[a-z-]{1,20}$/.test(purpose ?? "") ? purpose : "other";
  // V8 only compares the length of the source, so the name of the cache must tell two bundles apart.
  const digest = source.slice(digestStart, digestStart + 16);
  const base = path.join(directory, `${digest}-${process.version}-${process.arch}-${name}`);
  const files = { done: `${base}.v8cache`, refused: `${base}-refused.v8cache` };
  const ofDone = readCache(files.done);
  const cachedData = ofDone ?? readCache(files.refused);
  const script = new vm.Script(source, { filename: file, cachedData });
  const isUseless = cachedData === undefined || script.cachedDataRejected;
  process.on("exit", (code) => {
    if (code === 0 && (isUseless || ofDone === undefined)) writeCache(files.done, script);
    if (code === 1 && isUseless) writeCache(files.refused, script);
  });
  return run(script);
};

function run(script) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module);
  return module.exports;
}

/** Where a user's caches are; undefined where none may be used. */
exports.cacheDirectory = cacheDirectory;

function cacheDirectory() {
  const { env } = process;
  if (env.FLOE_NO_CODE_CACHE === "1" || env.NODE_V8_COVERAGE || debugged()) return undefined;
  if (path.isAbsolute(env.XDG_CACHE_HOME ?? "")) return path.join(env.XDG_CACHE_HOME, "floe");
  return path.isAbsolute(env.HOME ?? "") ? path.join(env.HOME, ".cache", "floe") : undefined;
}

exports.debugged = debugged;

function debugged() {
  return [...process.execArgv, process.env.NODE_OPTIONS ?? ""].some((option) => option.includes("--inspect"));
}

exports.isOurs = isOurs;

// Bytecode is code: it is taken only from a folder that nobody else can write to.
function isOurs(directory) {
  const { uid, mode } = fs.lstatSync(directory);
  return uid === process.getuid?.() && (mode & 0o40777) === 0o40700;
}

// V8 itself does not check, and a file with a lost block would end the process with a signal. Four words of every 4 KB
// notice each block that a disk can lose, for a hundredth of what loading node:zlib would cost.
function checksum(data) {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  let sum = data.length;
  for (let index = 0; index < words.length; index += 256) sum = (Math.imul(sum, 31) + words[index]) | 0;
  return sum >>> 0;
}

function readCache(cacheFile) {
  try {
    if (!isOurs(path.dirname(cacheFile))) return undefined;
    const file = fs.readFileSync(cacheFile);
    if (file.length <= checksumBytes) return undefined;
    const data = file.subarray(0, -checksumBytes);
    return checksum(data) === file.readUInt32LE(data.length) ? data : undefined;
  } catch {
    return undefined;
  }
}

function writeCache(cacheFile, script) {
  const directory = path.dirname(cacheFile);
  const temporary = `${cacheFile}.${process.pid}.tmp`;
  try {
    // Not `recursive`, which never ends where the parent refuses folders with ENOENT, as /proc does.
    for (const folder of [path.dirname(directory), directory])
      if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 0o700 });
    if (!isOurs(directory)) return;
    const data = script.createCachedData();
    const trailer = Buffer.alloc(checksumBytes);
    trailer.writeUInt32LE(checksum(data));
    fs.writeFileSync(temporary, Buffer.concat([data, trailer]), { flag: "wx", mode: 0o600 });
    fs.renameSync(temporary, cacheFile);
    removeOldest(directory, ".v8cache", keptFiles);
  } catch {
    // A full disk or a folder without write permission costs speed, nothing else.
    removeQuietly(temporary);
  }
}

function removeQuietly(file) {
  try {
    fs.unlinkSync(file);
  } catch {
    // It was not there, or nobody may remove it.
  }
}

exports.removeOldest = removeOldest;

/** Keeps the newest files of a kind. */
function removeOldest(directory, ending, kept) {
  const files = fs
    .readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, time: fs.statSync(path.join(directory, name)).mtimeMs }));
  for (const { name } of files.sort((left, right) => right.time - left.time).slice(kept))
    fs.rmSync(path.join(directory, name));
}
