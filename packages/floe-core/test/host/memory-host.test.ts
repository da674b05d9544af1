import { describe, expect, test } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { hostContract, valueIn } from "./host-contract.ts";

describe("the memory host as a host", () => {
  hostContract((files) => ({ host: memoryHost(files), root: "/project" }));
});

describe("the memory host as a tool of tests", () => {
  test("its files are those given, relative to the working directory where they lie inside", () => {
    const host = memoryHost({ "b.txt": "2", "/etc/a": "1", "/home/c.txt": "3" }, { workingDirectory: "/home" });
    expect(host.files()).toEqual({ "/etc/a": "1", "b.txt": "2", "c.txt": "3" });
    expect(memoryHost(host.files(), { workingDirectory: "/home" }).files()).toEqual(host.files());
  });

  test("its clock stands still and its environment is empty", () => {
    const host = memoryHost();
    expect(new Date(host.now()).toISOString()).toBe("2026-01-01T12:00:00.000Z");
    expect(host.environment).toEqual({});
  });

  test("the nth call of an operation fails with the errno, before and after it succeeds", () => {
    const host = memoryHost({ a: "x" }, { failures: [{ operation: "readFile", call: 2, errno: "EIO" }] });
    const read = () => host.readFile("/project/a", { maxBytes: 9 });
    valueIn(host.listDirectory("/project"));
    expect([read().kind, read(), read().kind]).toEqual([
      "done",
      { kind: "failed", failure: { errno: "EIO", path: "/project/a" } },
      "done",
    ]);
  });

  test("the nth call of all fails whatever it is, and calls are recorded in order", () => {
    const host = memoryHost({ a: "x" }, { failures: [{ operation: "any", call: 2, errno: "ENOSPC" }] });
    valueIn(host.readFile("/project/a", { maxBytes: 9 }));
    expect(host.stageFile("/project/b", new Uint8Array())).toMatchObject({ failure: { errno: "ENOSPC" } });
    expect(host.files()).toEqual({ a: "x" });
    expect(host.calls()).toEqual([
      { operation: "readFile", path: "/project/a" },
      { operation: "stageFile", path: "/project/b" },
    ]);
  });

  test("a file below a file is a mistake of the test", () => {
    expect(() => memoryHost({ a: "", "a/b": "" })).toThrow("both a file and a directory");
  });
});
