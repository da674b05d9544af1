import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unlimitedRuntime } from "floe-core";
import { expect, onTestFinished, test } from "vitest";
import { nodeSession } from "../src/session.ts";

test("signals are heard again before a lock is taken and before a file is staged", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "floe-session-")));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const calls: string[] = [];
  const runtime = { ...unlimitedRuntime(async () => undefined), hearSignals: () => void calls.push("heard") };
  const terminal = { out: () => undefined, err: () => undefined, color: "never", live: false } as const;
  const { host } = nodeSession({ runtime, terminal, environment: {} });
  host.exists(directory);
  expect(calls).toEqual([]);
  expect(host.lock(join(directory, "lock")).kind).toBe("done");
  expect(host.stageFile(join(directory, "file"), new Uint8Array()).kind).toBe("done");
  expect(calls).toEqual(["heard", "heard"]);
});
