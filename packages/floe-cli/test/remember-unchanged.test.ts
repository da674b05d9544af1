import { unlimitedRuntime } from "floe-core";
import { memoryHost } from "floe-core/testing";
import { expect, test } from "vitest";
import { observed } from "../src/remember-unchanged.ts";
import type { Session } from "../src/session.ts";

test("a session that only looked gives each path's first stamp and what was printed", () => {
  const { session, notes } = observed(sessionOn({ "floe.yaml": "kind: FloeSpec\n" }), stamping);
  session.host.readFile("/project/floe.yaml", { maxBytes: 100 });
  session.host.exists("/project/none");
  session.host.status("/project");
  session.terminal.out("done\n");
  const stamps = { "/project/floe.yaml": "stamp of /project/floe.yaml", "/project/none": "stamp of /project/none" };
  const owners = { "/project": "owner of /project" };
  expect(notes()).toEqual({ stamps, owners, out: "done\n", err: "" });
});

test("a session that wrote gives nothing to remember", () => {
  const { session, notes } = observed(sessionOn({}), stamping);
  session.host.stageFile("/project/out", new Uint8Array());
  expect(notes()).toBeUndefined();
});

test("a session that ran a plugin from outside gives nothing to remember", async () => {
  const { session, notes } = observed(sessionOn({}), stamping);
  await session.context.plugins.runtime.importModule("/project/plugin.mjs", { seconds: 1, bug: Error });
  expect(notes()).toBeUndefined();
});

test("a session that asked where else plugins import from gives nothing to remember: variables decide about that", () => {
  const { session, notes } = observed(sessionOn({}), stamping);
  expect(session.context.plugins.runtime.otherFolders?.()).toEqual([]);
  expect(notes()).toBeUndefined();
});

const stamping = {
  stamp: (path: string) => `stamp of ${path}`,
  ownerStamp: (path: string) => `owner of ${path}`,
};

function sessionOn(files: Readonly<Record<string, string>>): Session {
  const host = memoryHost(files);
  return {
    host,
    context: { host, plugins: { bundled: [], runtime: unlimitedRuntime(async () => ({})) } },
    terminal: { out: () => undefined, err: () => undefined, color: "never", live: false },
  };
}
