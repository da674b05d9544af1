import { fstatSync, statSync, writeSync } from "node:fs";
import type { StandardStreams } from "../terminal.ts";
import { errorDetail } from "./error-detail.ts";
import { leavingText, type TextForm } from "./leaving-text.ts";

// The door: all text that leaves the process goes through here, and what could act on whoever reads it is made visible.
// Prints without `process.stdout` and `process.stderr`: to make those, Node loads its streams, which takes longer than an
// unchanged project; and a plugin may put others in their place. What is printed has left the process when these return,
// whatever ends it then.

// A plugin may put another function in its place.
const write = writeSync;

/** The system takes no more text: the disk behind a redirection is full, for instance. */
export class PrintError extends Error {}

/** The file descriptors of standard output and standard error. */
export interface Descriptors {
  readonly out: number;
  readonly err: number;
}

/** Streams that know what was printed. */
export interface KnowingStreams extends StandardStreams {
  /** Whether anything was printed to standard output, be it nothing. */
  hasPrinted(): boolean;
  /** What was printed to standard error, from its beginning. */
  complaints(): string;
}

const keptComplaints = 4000;

/** Prints to these descriptors. A reader that has seen enough, such as `head`, is no failure. */
export function streamsOn(descriptors: Descriptors): KnowingStreams {
  let hasPrinted = false;
  let complaints = "";
  return {
    out: (text, form = "plain") => {
      hasPrinted = true;
      print(descriptors.out, text, form);
    },
    err: (text, form = "plain") => {
      if (complaints.length < keptComplaints && form === "plain") complaints += text.slice(0, keptComplaints);
      print(descriptors.err, text, form);
    },
    isTerminal: (name) => isTerminal(descriptors, name),
    hasPrinted: () => hasPrinted,
    complaints: () => complaints,
  };
}

/** The streams of this process. */
export const standardStreams: KnowingStreams = streamsOn({ out: 1, err: 2 });

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

function print(descriptor: number, text: string, form: TextForm): void {
  const bytes = Buffer.from(leavingText(text, form));
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += write(descriptor, bytes, offset);
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
