import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, rmdirSync, symlinkSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { hostContract, valueIn } from "./host-contract.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

describe("the node host as a host", () => {
  hostContract((files) => {
    const root = temporaryDirectory(files);
    return { host: nodeHost({ workingDirectory: root }), root };
  });
});

describe("the node host on this machine", () => {
  const host = nodeHost();
  const few = { maxBytes: 1000 };

  test("it says where it works and reads only the variables of the closed list", () => {
    expect(host.workingDirectory).toBe(process.cwd());
    expect(Object.keys(host.environment).sort()).toEqual([
      "FLOE_LOCAL_DATABASE",
      "FLOE_LOCAL_LINEAGE_ENDPOINT",
      "FLOE_LOCAL_OTLP_ENDPOINT",
      "FLOE_PLATFORM_ENV",
      "SOURCE_DATE_EPOCH",
    ]);
    expect(Math.abs(host.now() - Date.now())).toBeLessThan(60_000);
  });

  test("a deleted working directory has the name it had", () => {
    const root = temporaryDirectory({ "gone/": "" });
    const before = process.cwd();
    vi.stubEnv("PWD", `${root}/gone`);
    onTestFinished(() => {
      process.chdir(before);
      vi.unstubAllEnvs();
    });
    process.chdir(`${root}/gone`);
    rmdirSync(`${root}/gone`);
    expect(nodeHost().workingDirectory).toBe(`${root}/gone`);
  });

  test.skipIf(process.platform === "win32")("a replacement has the mode, a rewritten file keeps its names", () => {
    const root = temporaryDirectory({ "a.txt": "old" });
    const path = `${root}/a.txt`;
    chmodSync(path, 0o640);
    const staged = valueIn(host.stageReplacement(path, new TextEncoder().encode("new")));
    expect(lstatSync(staged).mode & 0o7777).toBe(0o640);
    linkSync(path, `${root}/b.txt`);
    expect(valueIn(host.attributes(path))).toEqual({ ...valueIn(host.attributes(`${root}/b.txt`)), names: 2 });
    const encoder = new TextEncoder();
    valueIn(host.rewriteFile(path, { before: encoder.encode("old"), after: encoder.encode("n") }));
    expect(readFileSync(`${root}/b.txt`, "utf8")).toBe("n");
    symlinkSync("a.txt", `${root}/link`);
    const through = host.rewriteFile(`${root}/link`, { before: encoder.encode("n"), after: encoder.encode("x") });
    expect(through).toMatchObject({ kind: "failed", failure: { errno: "ELOOP" } });
    expect(host.stageReplacement(`${root}/link`, encoder.encode("x")).kind).toBe("failed");
  });

  test.skipIf(process.platform === "win32")("pipes and devices are refused without blocking", () => {
    const root = temporaryDirectory();
    execFileSync("mkfifo", [`${root}/fifo`]);
    for (const path of [`${root}/fifo`, "/dev/zero", "/dev/null"]) {
      expect(host.readFile(path, few)).toEqual({ kind: "failed", failure: { errno: "EINVAL", path } });
    }
  });

  test.skipIf(process.platform !== "linux")("a file that says it is empty is read to its end, or to the limit", () => {
    expect(valueIn(host.readFile("/proc/self/status", { maxBytes: 100_000 })).length).toBeGreaterThan(100);
    expect(host.readFile("/proc/self/status", { maxBytes: 10 })).toMatchObject({ failure: { errno: "EFBIG" } });
  });

  test("links in a circle and names too long or with NUL are refused by name", () => {
    const root = temporaryDirectory();
    symlinkSync("loop", `${root}/loop`);
    const errnos = [`${root}/loop`, `${root}/${"x".repeat(300)}`, `${root}/a\0b`].map((path) => {
      const read = host.readFile(path, few);
      return read.kind === "failed" ? read.failure.errno : "done";
    });
    expect(errnos).toEqual(["ELOOP", "ENAMETOOLONG", "EINVAL"]);
    expect(host.realPath(`${root}/loop`)).toBeUndefined();
  });

  test("a link at the target is replaced and what it leads to is left alone", () => {
    const root = temporaryDirectory({ "elsewhere/secret": "theirs", "out/": "" });
    symlinkSync("../elsewhere/secret", `${root}/out/a`);
    valueIn(host.commitFile(valueIn(host.stageFile(`${root}/out/a`, Buffer.from("ours"))), `${root}/out/a`));
    expect(readFileSync(`${root}/elsewhere/secret`, "utf8")).toBe("theirs");
    expect(lstatSync(`${root}/out/a`).isFile()).toBe(true);
  });

  test("a link to nothing is not followed to make directories", () => {
    const root = temporaryDirectory();
    symlinkSync("nowhere", `${root}/out`);
    expect(host.stageFile(`${root}/out/a`, new Uint8Array()).kind).toBe("failed");
    expect(host.exists(`${root}/nowhere`)).toBe(false);
  });

  test("a new file is readable by all and writable by its owner, as far as the umask allows", () => {
    const root = temporaryDirectory();
    const staged = valueIn(host.stageFile(`${root}/a`, Buffer.from("x")));
    expect(lstatSync(staged).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  test("links are listed as links", () => {
    const root = temporaryDirectory();
    mkdirSync(`${root}/dir`);
    symlinkSync("dir", `${root}/link`);
    expect(valueIn(host.listDirectory(root)).map(({ kind }) => kind)).toEqual(["directory", "link"]);
  });
});
