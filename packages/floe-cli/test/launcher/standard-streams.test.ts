import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isReaderGone, PrintError, streamsOn } from "../../src/launcher/standard-streams.ts";

function opened(path: string): number {
  const descriptor = openSync(path, "w");
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

test("what is printed stands in the file when the call returns, each stream in its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "floe-streams-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const streams = streamsOn({ out: opened(join(folder, "out")), err: opened(join(folder, "err")) });
  streams.out("gr\u00fc\u00df");
  streams.err("hint");
  expect(readFileSync(join(folder, "out"), "utf8")).toBe("gr\u00fc\u00df");
  expect(readFileSync(join(folder, "err"), "utf8")).toBe("hint");
});

test("a file, /dev/null and a descriptor that is not open are no terminals", () => {
  const streams = streamsOn({ out: opened("/dev/null"), err: 9999 });
  expect(streams.isTerminal("out")).toBe(false);
  expect(streams.isTerminal("err")).toBe(false);
});

test("a full disk is an error of its own, with the system's words", () => {
  const streams = streamsOn({ out: opened("/dev/full"), err: 2 });
  expect(() => streams.out("x")).toThrow(PrintError);
  expect(() => streams.out("x")).toThrow("cannot print: ENOSPC: no space left on device, write");
});

test.each([
  [Object.assign(new Error("gone"), { code: "EPIPE" }), true],
  [Object.assign(new Error("gone"), { code: "ECONNRESET" }), true],
  [Object.assign(new Error("full"), { code: "ENOSPC" }), false],
  [undefined, false],
  ["EPIPE", false],
])("that nobody reads any more is known by the code: %s", (error, gone) => {
  expect(isReaderGone(error)).toBe(gone);
});
