import { existsSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { lockFile } from "../../src/host/lock-file.ts";
import { valueIn } from "./host-contract.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

// No machine gives out this process number.
const deadProcess = 2_147_483_647;

function lockHeldBy(text: string, options: { readonly ageSeconds?: number } = {}): string {
  const path = `${temporaryDirectory({ lock: text })}/lock`;
  const seconds = Date.now() / 1000 - (options.ageSeconds ?? 0);
  utimesSync(path, seconds, seconds);
  return path;
}

function take(path: string) {
  return lockFile(path);
}

test("a lock names its holder and is gone when freed", () => {
  const path = `${temporaryDirectory()}/lock`;
  const free = valueIn(take(path));
  expect(readFileSync(path, "utf8")).toMatch(new RegExp(`^${process.pid} [0-9a-z]+ ${hostname()}\\n$`, "u"));
  free();
  expect(existsSync(path)).toBe(false);
});

test("the lock of a dead process is taken over, with nothing left of the taking", () => {
  const path = lockHeldBy(`${deadProcess} abc ${hostname()}\n`);
  valueIn(take(path))();
  expect(readdirSync(path.slice(0, -"/lock".length))).toEqual([]);
});

test("the lock of a living process is not", () => {
  const path = lockHeldBy(`${process.ppid} abc ${hostname()}\n`);
  expect(take(path)).toEqual({ kind: "failed", failure: { errno: "EAGAIN", path } });
});

test("a process number from another machine says nothing", () => {
  expect(take(lockHeldBy(`${deadProcess} abc elsewhere\n`)).kind).toBe("failed");
});

test("our own number on a lock from before this process began is that of an earlier container", () => {
  const ageSeconds = process.uptime() + 5;
  expect(take(lockHeldBy(`${process.pid} abc ${hostname()}\n`, { ageSeconds })).kind).toBe("done");
  expect(take(lockHeldBy(`${process.pid} abc ${hostname()}\n`)).kind).toBe("failed");
});

test("a lock that is older than a minute is taken over, whatever it says", () => {
  for (const text of ["", "garbage", `${process.ppid} abc ${hostname()}\n`, `${deadProcess} abc elsewhere\n`]) {
    expect(take(lockHeldBy(text, { ageSeconds: 61 })).kind).toBe("done");
  }
});

test("a fresh lock that is not yet written is not taken over", () => {
  expect(take(lockHeldBy("")).kind).toBe("failed");
});

test("a guard that a killed process left is removed after a minute", () => {
  const path = lockHeldBy(`${deadProcess} abc ${hostname()}\n`);
  writeFileSync(`${path}.break`, "");
  expect(take(path).kind).toBe("failed");
  utimesSync(`${path}.break`, 0, 0);
  // The first attempt removes the guard, the next one takes the lock.
  expect([take(path).kind, take(path).kind]).toEqual(["failed", "done"]);
});

test("an old directory in the lock's place is left alone", () => {
  const root = temporaryDirectory({ "lock/": "" });
  utimesSync(`${root}/lock`, 0, 0);
  expect(take(`${root}/lock`).kind).toBe("failed");
});

test("a link in the lock's place is not followed", () => {
  const root = temporaryDirectory();
  symlinkSync("elsewhere", `${root}/lock`);
  expect(take(`${root}/lock`).kind).toBe("failed");
  expect(existsSync(`${root}/elsewhere`)).toBe(false);
});

test("a holder that lost its lock does not free that of another", () => {
  const path = `${temporaryDirectory()}/lock`;
  const free = valueIn(take(path));
  writeFileSync(path, `${process.ppid} other ${hostname()}\n`);
  free();
  expect(existsSync(path)).toBe(true);
});

test("a lock in a missing directory is ENOENT", () => {
  expect(take(`${temporaryDirectory()}/none/lock`)).toMatchObject({ failure: { errno: "ENOENT" } });
});
