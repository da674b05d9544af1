import { Writable } from "node:stream";
import { streamsOn } from "./standard-streams.ts";

// A plugin has nothing to print: standard output belongs to the command, which may be writing a document there. What it
// prints all the same, most often to find a mistake in it, goes to standard error, and through the same door. Whoever
// starts a program that prints, or opens /dev/stdout, goes past it.

const { err } = streamsOn({ out: 1, err: 2 });
let isLed = false;

/** From now on leads there what is printed with `console`, with the streams of the process, to their descriptors or as a
 *  warning of Node. */
export function printAside(): void {
  if (isLed) return;
  isLed = true;
  for (const [name, fd] of [["stdout", 1] as const, ["stderr", 2] as const]) {
    Object.defineProperty(process, name, { configurable: true, writable: true, value: asideStream(fd) });
  }
  leadDescriptors();
  // Node's own listener, which is not there when warnings are switched off, would print a warning as it is.
  if (process.listenerCount("warning") > 0) {
    process.removeAllListeners("warning");
    process.on("warning", ({ name, message }) => print(`(node) ${name}: ${message}\n`));
  }
}

function print(text: string): void {
  try {
    err(text);
  } catch {
    // Nobody waits for what a plugin has to say.
  }
}

function asideStream(fd: number): Writable {
  const decoder = new TextDecoder();
  const stream = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      print(decoder.decode(chunk, { stream: true }));
      done();
    },
  });
  return Object.assign(stream, { fd });
}

type Data = string | NodeJS.ArrayBufferView | readonly NodeJS.ArrayBufferView[];

/** A logger may write to a descriptor by itself. */
function leadDescriptors(): void {
  const fs = process.getBuiltinModule("node:fs");
  for (const name of ["writeSync", "writevSync"] as const) {
    replaceIn(fs, name, (data) => printedBytes(data));
  }
  for (const name of ["write", "writev"] as const) {
    replaceIn(fs, name, (data, rest) => {
      const done = rest.at(-1);
      const bytes = printedBytes(data);
      if (typeof done === "function") process.nextTick(done, null, bytes, data);
      return undefined;
    });
  }
  process.getBuiltinModule("node:module").syncBuiltinESMExports();
}

function replaceIn(fs: object, name: string, lead: (data: Data, rest: readonly unknown[]) => unknown): void {
  const original = asFunction(Reflect.get(fs, name));
  Reflect.set(fs, name, (fd: number, data: Data, ...rest: readonly unknown[]) =>
    fd === 1 || fd === 2 ? lead(part(data, rest), rest) : original(fd, data, ...rest),
  );
}

/** The part of a buffer that `offset` and `length` mean, which stand behind it or in an object there. */
function part(data: Data, [first, second]: readonly unknown[]): Data {
  if (typeof data === "string" || !("buffer" in data)) return data;
  const named = typeof first === "object" && first !== null;
  const offset = Number((named ? Reflect.get(first, "offset") : first) ?? 0);
  const length = Number((named ? Reflect.get(first, "length") : second) ?? data.byteLength - offset);
  return new Uint8Array(data.buffer, data.byteOffset + (offset || 0), length || 0);
}

function printedBytes(data: Data): number {
  const parts = typeof data === "string" || "buffer" in data ? [data] : data;
  const bytes = Buffer.concat(parts.map((each) => (typeof each === "string" ? Buffer.from(each) : bytesOf(each))));
  print(bytes.toString());
  return bytes.length;
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// What stands under these names in node:fs.
function asFunction(value: unknown): (...given: readonly unknown[]) => unknown {
  return value as (...given: readonly unknown[]) => unknown;
}
