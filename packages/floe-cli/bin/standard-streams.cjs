// Prints without `process.stdout` and `process.stderr`: to make those, Node loads its streams, which takes longer than an
// unchanged project. What is printed has left the process when these return, whatever ends it then.
"use strict";

const fs = require("node:fs");

const descriptors = { out: 1, err: 2 };
const pauseMilliseconds = 2;
let pause;

/** The system takes no more text: the disk behind a redirection is full, for instance. */
class PrintError extends Error {}
exports.PrintError = PrintError;

/** Prints to standard output. A reader that has seen enough, such as `head`, is no failure. */
exports.out = (text) => write(descriptors.out, text);

/** Prints to standard error, likewise. */
exports.err = (text) => write(descriptors.err, text);

/** Whether `out` or `err` goes to a terminal. */
exports.isTerminal = function isTerminal(name) {
  try {
    const stat = fs.fstatSync(descriptors[name]);
    // Only a device can be a terminal, and the one that most often is none need not be opened as a stream.
    if (!stat.isCharacterDevice() || stat.rdev === fs.statSync("/dev/null").rdev) return false;
    return (name === "out" ? process.stdout : process.stderr).isTTY === true;
  } catch {
    return false;
  }
};

/** Whether nobody reads any more: a pipe says it one way, a socket another. */
exports.isReaderGone = isReaderGone;

function isReaderGone(error) {
  return error?.code === "EPIPE" || error?.code === "ECONNRESET";
}

function write(descriptor, text) {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += fs.writeSync(descriptor, bytes, offset);
    } catch (error) {
      if (isReaderGone(error)) return;
      // Somebody else made the descriptor non-blocking, and its reader is slow.
      if (error.code !== "EAGAIN") throw new PrintError(`cannot print: ${error.message}`, { cause: error });
      pause ??= new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(pause, 0, 0, pauseMilliseconds);
    }
  }
}
