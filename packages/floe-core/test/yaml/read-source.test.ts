import { describe, expect, test } from "vitest";
import { done, type Host, hostFailure } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { fileDiagnostics } from "../../src/yaml/file-problems.ts";
import { readSource } from "../../src/yaml/read-source.ts";
import { sourceNamed } from "../text/source-named.ts";
import { findings } from "./found-in.ts";

function hostWith(bytes: Uint8Array): Host {
  return { ...memoryHost(), readFile: () => done(bytes) };
}

function read(bytes: readonly number[] | string) {
  const array = typeof bytes === "string" ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes);
  return readSource(hostWith(array), { path: "/project/floe.yaml", shown: "floe.yaml" });
}

describe("text", () => {
  test("is that of the file, which knows its address and what is shown of it", () => {
    const host = memoryHost({ "floe.yaml": "a: é😀\n" });
    expect(readSource(host, { path: "/project/floe.yaml", shown: "floe.yaml" })).toEqual({
      value: { path: "/project/floe.yaml", shown: "floe.yaml", text: "a: é😀\n" },
      diagnostics: [],
    });
  });

  test("has no byte order mark", () => {
    expect(read("\ufeffa: 1\n").value?.text).toBe("a: 1\n");
  });

  test("keeps CRLF and turns a lone CR into a line end", () => {
    expect(read("a: 1\r\nb: 2\rc: 3\r").value?.text).toBe("a: 1\r\nb: 2\nc: 3\n");
  });

  test("may hold tabs, C1 controls and the replacement character", () => {
    expect(read("a:\t\u0085\ufffd\n").value?.text).toBe("a:\t\u0085\ufffd\n");
  });
});

describe("refused bytes", () => {
  test.each([
    [[0x61, 0x0a, 0xff, 0x62], "file/not-utf8 2:1"],
    [[0xef, 0xbb, 0xbf, 0x61, 0xc3, 0x28], "file/not-utf8 1:2"],
    [[0xef, 0xbf, 0xbd, 0x61, 0xef, 0xbf, 0x62], "file/not-utf8 1:3"],
    [[0x61, 0xed, 0xa0, 0x80], "file/not-utf8 1:2"],
    [[0x61, 0xc0, 0x80], "file/not-utf8 1:2"],
    [[0x61, 0x0a, 0x62, 0x00], "file/control-character 2:2"],
    [[0x61, 0x0d, 0x0a, 0x1b], "file/control-character 2:1"],
    [[0xf0, 0x9f, 0x98, 0x80, 0x0b], "file/control-character 1:3"],
  ])("%j", (bytes, finding) => {
    expect(findings(read(bytes))).toEqual([finding]);
    expect(read(bytes).value).toBe(undefined);
  });

  test("UTF-16 is called by its name", () => {
    expect(read([0xff, 0xfe, 0x61, 0x00]).diagnostics[0]?.help).toBe("It looks like UTF-16: save the file as UTF-8.");
  });

  test("a mebibyte is allowed and one byte more is not, whatever the host says", () => {
    expect(findings(read("a".repeat(1024 * 1024)))).toEqual([]);
    expect(findings(read("a".repeat(1024 * 1024 + 1)))).toEqual(["file/too-large"]);
  });
});

describe("a file that cannot be read", () => {
  test("is missing, and a near name is suggested", () => {
    const host = memoryHost({ "platform/manifest.yaml": "" });
    const outcome = readSource(host, { path: "/project/platform/manifst.yaml", shown: "platform/manifst.yaml" });
    expect(findings(outcome)).toEqual(["file/missing"]);
    expect(outcome.diagnostics[0]?.message).toBe("File `platform/manifst.yaml` does not exist.");
    expect(outcome.diagnostics[0]?.help).toBe("Did you mean `manifest.yaml`?");
  });

  test("is reported where another file names it", () => {
    const source = sourceNamed("floe.yaml", "platform:\n  manifest: nowhere.yaml\n");
    const from = { source, start: 22, end: 34 };
    expect(findings(readSource(memoryHost(), { path: "/project/nowhere.yaml", shown: "nowhere.yaml", from }))).toEqual([
      "file/missing 2:13",
    ]);
  });

  test("is a directory", () => {
    const outcome = readSource(memoryHost({ "a/b.yaml": "" }), { path: "/project/a", shown: "a" });
    expect(outcome.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["file/not-a-file", "`a` is a directory, not a file."],
    ]);
  });

  test.each([
    ["ENOENT", "File `x` does not exist."],
    ["ENOTDIR", "File `x` does not exist."],
    ["EISDIR", "`x` is a directory, not a file."],
    ["EINVAL", "`x` is a device, a pipe or a socket, not a file."],
    ["EFBIG", "File `x` is larger than 1 MiB."],
    ["EACCES", "File `x` cannot be read: permission denied (EACCES)."],
    ["ELOOP", "File `x` cannot be read: its links lead in a circle (ELOOP)."],
    ["EWEIRD", "File `x` cannot be read: the operation failed (EWEIRD)."],
  ])("%s is said in words", (errno, message) => {
    const host = { ...memoryHost(), readFile: (path: string) => hostFailure(errno, path) };
    expect(
      readSource(host, { path: "/project/x", shown: "x" }).diagnostics.map((diagnostic) => diagnostic.message),
    ).toEqual([message]);
  });
});

test("each code of the area has a cause and a fix", () => {
  for (const { docs } of fileDiagnostics.entries) {
    expect(docs.cause).toMatch(/\.$/u);
    expect(docs.fix).toMatch(/\.$/u);
  }
});
