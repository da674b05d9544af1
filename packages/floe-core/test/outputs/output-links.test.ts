import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { temporaryDirectory } from "../host/temporary-directory.ts";
import { codes, sealedTexts, writeSet } from "./output-set.ts";

const set = { "definitions.py": "1", "target/artifacts.json": "2" };

function write(root: string, overwrite: "keep-edited" | "replace-edited" = "replace-edited") {
  return writeSet(nodeHost({ workingDirectory: root }), set, { root: `${root}/out`, overwrite });
}

test("a link in an output's place is replaced, and what it leads to is left alone", () => {
  const root = temporaryDirectory({ "elsewhere/secret": "theirs", "out/": "" });
  symlinkSync("../elsewhere/secret", `${root}/out/definitions.py`);
  expect(codes(write(root, "keep-edited"))).toEqual(["outputs/edited-by-hand"]);
  expect(codes(write(root))).toEqual([]);
  expect(readFileSync(`${root}/elsewhere/secret`, "utf8")).toBe("theirs");
  expect(lstatSync(`${root}/out/definitions.py`).isFile()).toBe(true);
});

test("a link to nothing is replaced, and what it leads to is not made", () => {
  const root = temporaryDirectory({ "out/": "" });
  symlinkSync("../nowhere", `${root}/out/definitions.py`);
  expect(codes(write(root))).toEqual([]);
  expect(readdirSync(root)).toEqual(["out"]);
  expect(readFileSync(`${root}/out/definitions.py`, "utf8")).toBe(sealedTexts(set)["definitions.py"]);
});

test.each([".floe", "target"])("a link that leads %s out of the output directory is refused", (directory) => {
  const root = temporaryDirectory({ "elsewhere/": "", "out/": "" });
  symlinkSync("../elsewhere", `${root}/out/${directory}`);
  const outcome = write(root);
  expect(codes(outcome)).toEqual(["outputs/outside-root"]);
  expect(outcome.diagnostics[0]?.message).toBe(`\`out/${directory}\` is a link that leads out of \`out\`.`);
  expect([readdirSync(`${root}/elsewhere`), readdirSync(`${root}/out`)]).toEqual([[], [directory]]);
});

test("the output directory itself may be a link", () => {
  const root = temporaryDirectory({ "elsewhere/": "" });
  symlinkSync("elsewhere", `${root}/out`);
  expect(codes(write(root))).toEqual([]);
  expect(readdirSync(`${root}/elsewhere`).sort()).toEqual([".floe", "definitions.py", "target"]);
});

test.skipIf(process.platform === "win32")("a pipe in an output's place is kept as a foreign file, or replaced", () => {
  const root = temporaryDirectory({ "out/": "" });
  execFileSync("mkfifo", [`${root}/out/definitions.py`]);
  expect(codes(write(root, "keep-edited"))).toEqual(["outputs/edited-by-hand"]);
  expect(codes(write(root))).toEqual([]);
  expect(readFileSync(`${root}/out/definitions.py`, "utf8")).toBe(sealedTexts(set)["definitions.py"]);
});

test("a file where a directory must be is refused and nothing is left behind", () => {
  const root = temporaryDirectory({ "out/target": "x" });
  expect(codes(write(root))).toEqual(["outputs/unwritable"]);
  expect(readdirSync(`${root}/out`).sort()).toEqual([".floe", "target"]);
  expect(readdirSync(`${root}/out/.floe`)).toEqual([]);
});
