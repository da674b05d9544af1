import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { floeVersion } from "floe-core";
import { expect, test } from "vitest";
import { fakeInstallation, writeBundle } from "./fake-installation.ts";

const endsWith = (code: string): string => `exports.main = async () => ${code};`;

test.each(["--version", "-V"])("%s answers without a bundle", (flag) => {
  expect(fakeInstallation(undefined).run([flag])).toEqual({ code: 0, stdout: `${floeVersion}\n`, stderr: "" });
});

test("a command that is not built, or of which only the launcher is, says how to build it", () => {
  const stderr = "floe: the command is not built; run `make build` first.\n";
  const installation = fakeInstallation(undefined);
  expect(installation.run(["compile"])).toEqual({ code: 70, stdout: "", stderr });
  rmSync(join(installation.directory, "dist"), { recursive: true });
  for (const argv of [["compile"], ["--version"]])
    expect(installation.run(argv)).toEqual({ code: 70, stdout: "", stderr });
});

test("that the system does not let the command be read is no bug", () => {
  const installation = fakeInstallation(undefined);
  mkdirSync(join(installation.directory, "dist/floe.cjs"));
  const { code, stdout, stderr } = installation.run(["compile"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^floe: cannot start: EISDIR: .*\n$/u);
});

test.each([0, 1, 2, 70])("the exit code is what main gives: %i", (code) => {
  expect(fakeInstallation(endsWith(String(code))).run(["compile"]).code).toBe(code);
});

test("the arguments reach main as they are", () => {
  const bundle = "exports.main = async (argv) => { console.log(JSON.stringify(argv)); return 0; };";
  expect(fakeInstallation(bundle).run(["compile", "--", "a b"]).stdout).toBe('["compile","--","a b"]\n');
});

test("an exception is a bug in one line, without a stack", () => {
  const { code, stderr } = fakeInstallation("exports.main = async () => { throw new Error('lost\\nmore'); };").run([]);
  expect(code).toBe(70);
  expect(stderr).toBe("floe: this is a bug: lost\nSet FLOE_DEBUG=1 for the details.\n");
});

test("FLOE_DEBUG shows the stack", () => {
  const installation = fakeInstallation("exports.main = async () => { throw new Error('lost'); };");
  expect(installation.run([], { FLOE_DEBUG: "1" }).stderr).toContain("    at ");
});

test.each([
  ["a plugin that ends the process", "exports.main = async () => process.exit(0);"],
  ["a command that waits for nothing", "exports.main = () => new Promise(() => {});"],
])("%s is no success", (_case, bundle) => {
  const { code, stderr } = fakeInstallation(bundle).run(["compile"]);
  expect(code).toBe(70);
  expect(stderr).toContain("ended before it was done");
});

test("an exception outside of main is a bug too", () => {
  const bundle = "exports.main = () => new Promise(() => setTimeout(() => { throw new Error('late'); }, 1));";
  expect(fakeInstallation(bundle).run([]).code).toBe(70);
});

test.each([
  ["the command", "streams.out"],
  ["a plugin", "console.log"],
])("a reader that goes away early is no failure, when %s prints", async (_who, print) => {
  const bundle = `exports.main = async (_argv, { streams }) => {
    for (let line = 0; line < 100; line += 1) {
      ${print}("x".repeat(10000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return 0;
  };`;
  const { directory } = fakeInstallation(bundle);
  const child = spawn(process.execPath, [join(directory, "bin/floe.cjs"), "compile"], { env: {} });
  child.stdout.once("data", () => child.stdout.destroy());
  const stderr: string[] = [];
  child.stderr.on("data", (chunk) => stderr.push(String(chunk)));
  const [code] = await once(child, "close");
  expect({ code, stderr: stderr.join("") }).toEqual({ code: 0, stderr: "" });
});

test("a full disk behind standard output is refused by name", () => {
  const { directory } = fakeInstallation(
    "exports.main = async (_argv, { streams }) => { streams.out('x'); return 0; };",
  );
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [join(directory, "bin/floe.cjs")], {
    env: {},
    encoding: "utf8",
    stdio: ["ignore", full, "pipe"],
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "floe: cannot print: ENOSPC: no space left on device, write\n",
  });
});

test("what is printed arrives whole at a slow reader, also when the pipe does not block", async () => {
  const { directory } = fakeInstallation(
    "exports.main = async (_argv, { streams }) => { streams.out('x'.repeat(1_000_000)); return 0; };",
  );
  // A parent that reads its end without blocking shares the open file with the child.
  const script = `import fcntl, os, subprocess, sys, time
reader, writer = os.pipe()
fcntl.fcntl(writer, fcntl.F_SETFL, fcntl.fcntl(writer, fcntl.F_GETFL) | os.O_NONBLOCK)
child = subprocess.Popen(sys.argv[1:], stdout=writer)
os.close(writer)
time.sleep(0.2)
size = 0
while chunk := os.read(reader, 4096):
    size += len(chunk)
print(size, child.wait())`;
  const { stdout } = spawnSync("python3", ["-c", script, process.execPath, join(directory, "bin/floe.cjs")], {
    encoding: "utf8",
  });
  expect(stdout).toBe("1000000 0\n");
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends with %i", async (signal, expected) => {
  const { directory } = fakeInstallation(
    "exports.main = () => new Promise(() => { console.log('up'); setInterval(() => {}, 1000); });",
  );
  const child = spawn(process.execPath, [join(directory, "bin/floe.cjs"), "compile"], { env: {} });
  await once(child.stdout, "data");
  child.kill(signal);
  const [code] = await once(child, "close");
  expect(code).toBe(expected);
});

test("plugins are imported by absolute path, also when the bytecode is warm", () => {
  const installation = fakeInstallation(`exports.main = async ([path], { runtime, streams }) => {
    streams.out((await runtime.importModule(path, { seconds: 10, bug: Error })).name + "\\n");
    return 0;
  };`);
  const plugin = join(installation.directory, "plugin with space.mjs");
  writeFileSync(plugin, "export const name = 'found';");
  expect([1, 2].map(() => installation.run([plugin]).stdout)).toEqual(["found\n", "found\n"]);
});

test("the SDK's chunk is loaded only when main asks for it", () => {
  const installation = fakeInstallation("exports.main = async (_, { loadTelemetry }) => loadTelemetry().code;");
  writeBundle(installation.directory, "exports.code = 0;", "telemetry-sdk.cjs");
  expect(installation.run(["compile"]).code).toBe(0);
});
