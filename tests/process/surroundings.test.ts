import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Exit, floe, run, runFloe, runShell, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { compiledSet, completeSet, expectNoStack, expectRefusal, textsIn, writeProject } from "./project.ts";
import { runTraced } from "./strace.ts";

withBuiltCommand();

const compile = ["compile", "--out", "out", "shop"];

/** A folder with a project in it. */
function project(): string {
  const folder = temporaryFolder();
  writeProject(folder, "someone");
  return folder;
}

describe("an input that is no file", () => {
  test.each([
    ["a pipe", (path: string) => execFileSync("mkfifo", [path]), "not a file"],
    ["an endless device", (path: string) => symlinkSync("/dev/zero", path), "not a file"],
    ["a directory", (path: string) => mkdirSync(path), "There is no floe.yaml in", "not a file"],
    ["20 MB of comments", (path: string) => writeFileSync(path, "# a comment\n".repeat(1_700_000)), "larger than"],
    ["a circle of links", (path: string) => symlinkSync(path, path), "ELOOP"],
  ])("%s is refused at once, as a product and as a manifest", async (_, make, words, wordsForManifest = words) => {
    const directory = project();
    make(join(directory, "odd.yaml"));
    const commands = [
      { parameters: ["validate", "odd.yaml"], expected: words },
      { parameters: [...compile, "--manifest", "odd.yaml"], expected: wordsForManifest },
    ];
    for (const { parameters, expected } of commands) {
      const began = performance.now();
      const exit = await runFloe(parameters, { directory });
      expect(exit).toMatchObject({ code: 1, err: expect.stringContaining(expected) });
      expect(exit.err).toContain("odd.yaml");
      expectNoStack(exit);
      // The test's own limit is longer; what waits for a pipe waits for ever.
      expect(performance.now() - began).toBeLessThan(20_000);
    }
    expect(existsSync(join(directory, "out"))).toBe(false);
  });
});

describe("an output place that cannot be written", () => {
  test.each(["EROFS", "EACCES", "ENOSPC", "EDQUOT"])("%s is said with path and errno", async (errno) => {
    const directory = project();
    const before = await compiledSet(directory);
    writeProject(directory, "someone-else");
    // Root writes where it may not, so the system is told to refuse. The lock is the one thing that is linked.
    const options = ["-o", "/dev/null", "--trace=link", "-e", `inject=link:error=${errno}:when=1`];
    const exit = await runTraced(options, compile, { directory });
    expectRefusal(exit, { path: "out/.floe/lock", errno });
    expect(completeSet(join(directory, "out"))).toEqual(before);
  });

  test("a file where the output folder must be is named", async () => {
    const directory = project();
    writeFileSync(join(directory, "out"), "mine");
    expectRefusal(await runFloe(compile, { directory }), { path: "out", errno: "ENOTDIR" });
    expect(readFileSync(join(directory, "out"), "utf8")).toBe("mine");
  });

  test("a folder where a file must be is named", async () => {
    const directory = project();
    mkdirSync(join(directory, "out/profiles.yml"), { recursive: true });
    expectRefusal(await runFloe(compile, { directory }), { path: "out/profiles.yml", errno: "EISDIR" });
    expect(textsIn(join(directory, "out"))).toEqual({});
  });

  test("a folder that is read-only is named, for a user who is not root", async () => {
    const directory = project();
    mkdirSync(join(directory, "out"));
    chmodSync(join(directory, "out"), 0o555);
    chmodSync(directory, 0o755);
    const user = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--clear-groups", "--"] : [];
    const [program = "", ...rest] = [...user, process.execPath, floe, ...compile];
    expectRefusal(await run(program, rest, { directory }), { path: "out/.floe", errno: "EACCES" });
    expect(textsIn(join(directory, "out"))).toEqual({});
  });

  test("a name that is too long is named", async () => {
    const directory = project();
    const exit = await runFloe(["compile", "--out", "n".repeat(300), "shop"], { directory });
    expectRefusal(exit, { path: "nnn", errno: "ENAMETOOLONG" });
  });

  test("a pipe in an output's place is kept and said, or replaced when that is asked for", async () => {
    const directory = project();
    mkdirSync(join(directory, "out"));
    const pipe = join(directory, "out/profiles.yml");
    execFileSync("mkfifo", [pipe]);
    const kept = await runFloe(compile, { directory });
    expect(kept).toMatchObject({ code: 1, err: expect.stringContaining("out/profiles.yml") });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(await runFloe([...compile, "--overwrite"], { directory })).toMatchObject({ code: 0 });
    expect(lstatSync(pipe).isFile()).toBe(true);
  });
});

describe("links in the output folder", () => {
  test("a link in an output's place is replaced and what it leads to is not touched", async () => {
    const directory = project();
    await compiledSet(directory);
    const target = join(directory, "precious.txt");
    const link = join(directory, "out/profiles.yml");
    execFileSync("mv", [link, target]);
    symlinkSync(target, link);
    const precious = readFileSync(target, "utf8");
    writeProject(directory, "someone-else");
    expect(await runFloe(compile, { directory })).toMatchObject({ code: 0 });
    expect(lstatSync(link).isFile()).toBe(true);
    expect(readFileSync(link, "utf8")).not.toBe(precious);
    expect(readFileSync(target, "utf8")).toBe(precious);
  });

  test("a folder that is a link out of the output folder is refused, and one within it is followed", async () => {
    const directory = project();
    const elsewhere = join(directory, "elsewhere");
    mkdirSync(elsewhere);
    mkdirSync(join(directory, "out/inner"), { recursive: true });
    symlinkSync(elsewhere, join(directory, "out/floe_target"));
    const refused = await runFloe(compile, { directory });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("out/floe_target") });
    expect(textsIn(elsewhere)).toEqual({});
    execFileSync("ln", ["-sfn", "inner", join(directory, "out/floe_target")]);
    expect(await runFloe(compile, { directory })).toMatchObject({ code: 0 });
    expect(existsSync(join(directory, "out/inner/compiled_artifacts.json"))).toBe(true);
  });

  test("an output folder that is itself a link is followed", async () => {
    const directory = project();
    mkdirSync(join(directory, "real"));
    symlinkSync("real", join(directory, "out"));
    expect(await compiledSet(directory)).toEqual(completeSet(join(directory, "real")));
  });
});

describe("poor surroundings", () => {
  test("with any number of descriptors that node starts with, a compile works or names what could not be opened", async () => {
    const directory = project();
    writeFileSync(join(directory, "empty.cjs"), "");
    const codes: string[] = [];
    for (let descriptors = 10; descriptors <= 26; descriptors++) {
      const starts = await runShell(`ulimit -n ${descriptors}; "${process.execPath}" empty.cjs`, { directory });
      if (starts.code !== 0) continue;
      const exit = await runShell(`ulimit -n ${descriptors}; floe compile --out out-${descriptors} shop`, {
        directory,
      });
      codes.push(`${descriptors}: ${exit.code}`);
      if (exit.code === 0) completeSet(join(directory, `out-${descriptors}`));
      else
        expect({ descriptors, ...exit }).toMatchObject({ code: 1, err: expect.stringMatching(/\(EMFILE\)|EMFILE/u) });
      expectNoStack(exit);
    }
    process.stdout.write(`descriptors and exit codes: ${codes.join(", ")}\n`);
    expect(codes).toContain("24: 0");
  });

  test.each(["openat", "read"])("%s that fails for an input is said with path and errno", async (call) => {
    const directory = project();
    const path = join(directory, "manifest.yaml");
    const errno = call === "openat" ? "EMFILE" : "EIO";
    const options = ["-o", "/dev/null", "-P", path, `--trace=${call}`, "-e", `inject=${call}:error=${errno}:when=1+`];
    expectRefusal(await runTraced(options, compile, { directory }), { path: "manifest.yaml", errno });
    expect(existsSync(join(directory, "out"))).toBe(false);
  });

  test("a refusal for want of descriptors is not remembered for the next run", async () => {
    const directory = project();
    const path = join(directory, "manifest.yaml");
    mkdirSync(join(directory, "cache/floe"), { recursive: true, mode: 0o700 });
    const options = ["-o", "/dev/null", "-P", path, "--trace=openat", "-e", "inject=openat:error=EMFILE:when=1+"];
    const environment = { XDG_CACHE_HOME: join(directory, "cache"), FLOE_NO_CODE_CACHE: "" };
    const refused = await runTraced(options, ["validate", "shop"], { directory, environment });
    expectRefusal(refused, { path: "manifest.yaml", errno: "EMFILE" });
    expect(await runFloe(["validate", "shop"], { directory, environment })).toMatchObject({ code: 0 });
  });

  test("a working directory that was deleted is said; absolute paths still work", async () => {
    const directory = project();
    const gone = (line: string) => runShell(`mkdir gone && cd gone && rmdir ../gone && ${line}`, { directory });
    const exit = await gone("floe compile");
    expectRefusal(exit, { path: join(directory, "gone"), errno: "ENOENT" });
    expect(await gone(`floe compile --out ${directory}/out ${directory}/shop`)).toMatchObject({ code: 0 });
  });

  test("a bare environment is enough: no HOME, nothing but PATH", async () => {
    const directory = project();
    const exit = await runShell(`env -i "PATH=$PATH" "${process.execPath}" "${floe}" compile --out out shop`, {
      directory,
    });
    expect(exit).toMatchObject({ code: 0 });
    expect(textsIn(directory)).not.toHaveProperty([".cache"]);
  });

  test.each([
    ["is missing", "/nonexistent/home"],
    ["is no folder", "/dev/null"],
    ["cannot be written", "/proc"],
  ])("a home that %s costs nothing but speed", async (_, home) => {
    const directory = project();
    const environment = { HOME: home, FLOE_NO_CODE_CACHE: "" };
    const exit = await runFloe(compile, { directory, environment });
    expect(exit).toMatchObject({ code: 0 });
    expectNoStack(exit);
  });

  test("a compile without a network gives the same, and opens no socket with one", async () => {
    const directory = project();
    const offline = await run("unshare", ["-n", "-r", process.execPath, floe, ...compile], { directory });
    expect(offline).toMatchObject({ code: 0 });
    const log = join(directory, "strace.log");
    const traced = await runTraced(["-o", log, "--trace=socket,connect,bind"], [...compile, "--overwrite"], {
      directory,
    });
    expect(traced).toMatchObject({ code: 0 });
    expect(
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => /\b(?:socket|connect|bind)\(/u.test(line)),
    ).toEqual([]);
  });

  test("a reader that has seen enough is no failure", async () => {
    const directory = project();
    const exit: Exit = await runShell('floe schema export manifest | head -c 1 > /dev/null; echo "${PIPESTATUS[0]}"', {
      directory,
    });
    expect(exit).toMatchObject({ code: 0, out: "0\n", err: "" });
  });
});
