import { expect, test } from "vitest";
import { type MemoryHost, memoryHost } from "../../src/host/memory-host.ts";
import { writeWhenFree } from "../../src/outputs/write-when-free.ts";
import { codes, outputFiles, sealedTexts } from "./output-set.ts";

const lock = "/project/out/.floe/lock";

function write(host: MemoryHost, waitMilliseconds?: number) {
  const files = outputFiles({ "definitions.py": "1" });
  return writeWhenFree(
    { host, root: "/project/out", files, overwrite: "keep-edited", at: undefined },
    waitMilliseconds,
  );
}

test("the set is written as soon as the other compile has finished, and other work goes on meanwhile", async () => {
  const host = memoryHost();
  const taken = host.lock(lock);
  setTimeout(() => taken.kind === "done" && taken.value(), 50);
  expect(codes(await write(host))).toEqual([]);
  expect(host.files()["out/definitions.py"]).toBe(sealedTexts({ "definitions.py": "1" })["definitions.py"]);
});

test("a lock that stays taken is an error when the time is over", async () => {
  const host = memoryHost();
  host.lock(lock);
  const outcome = await write(host, 40);
  expect([outcome.value, codes(outcome), host.files()]).toEqual([undefined, ["outputs/locked"], {}]);
});

test("what the system refuses is not tried again", async () => {
  const host = memoryHost({}, { failures: [{ operation: "stageFile", call: 1, errno: "EIO" }] });
  expect(codes(await write(host))).toEqual(["outputs/unwritable"]);
});
