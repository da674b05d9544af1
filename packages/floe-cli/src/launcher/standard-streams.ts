import { fstatSync, statSync, writeSync } from "node:fs";
import type { StandardStreams } from "../terminal.ts";
import { errorDetail } from "./error-detail.ts";

// Prints without `process.stdout` and `process.stderr`: to make those, Node loads its streams, which takes longer than an
// unchanged project. What is printed has left the process when these return, whatever ends it then.

/** The system takes no more text: the disk behind a redirection is full, for instance. */
export class PrintError extends Error {}

/** The file descriptors of standard output and standard error. */
export interface Descriptors {
  readonly out: number;
  readonly err: number;
}

/** Prints to these descriptors. A reader that has seen enough, such as `head`, is no failure. */
export function streamsOn(descriptors: Descriptors): StandardStreams {
  return {
    out: (text) => write(descriptors.out, text),
    err: (text) => write(descriptors.err, text),
    isTerminal: (name) => isTerminal(descriptors, name),
  };
}

/** The streams of this process. */
export const standardStreams: StandardStreams = streamsOn({ out: 1, err: 2 });

/** Whether nobody reads any more: a pipe says it one way, a socket another. */
export function isReaderGone(error: unknown): boolean {
  const code = errorDetail(error, "code");
  return code === "EPIPE" || code === "ECONNRESET";
}

function isTerminal(descriptors: Descriptors, name: keyof Descriptors): boolean {
  try {
    const stat = fstatSync(descriptors[name]);
    // Only a device can be a terminal, and the one that most often is none need not be opened as a stream.
    if (!stat.isCharacterDevice() || stat.rdev === statSync("/dev/null").rdev) return false;
    return (name === "out" ? process.stdout : process.stderr).isTTY === true;
  } catch {
    return false;
  }
}

const pauseMilliseconds = 2;
let pause: Int32Array<SharedArrayBuffer> | undefined;

function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      if (isReaderGone(error)) return;
      // Somebody else made the descriptor non-blocking, and its reader is slow.
      if (errorDetail(error, "code") !== "EAGAIN") {
        throw new PrintError(`cannot print: ${errorDetail(error, "message")}`, { cause: error });
      }
      pause ??= new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(pause, 0, 0, pauseMilliseconds);
    }
  }
}
