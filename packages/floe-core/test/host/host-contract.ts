import { expect, test } from "vitest";
import type { Host, HostResult } from "../../src/host/host.ts";

/** A host to test, and the absolute directory that holds the given files. A path that ends in `/` is a directory. */
export type HostMaker = (files: Readonly<Record<string, string>>) => { readonly host: Host; readonly root: string };

/** What every host does alike. Called once for each kind of host. */
export function hostContract(make: HostMaker): void {
  readingContract(make);
  writingContract(make);
  leftoverContract(make);
}

export function valueIn<T>(result: HostResult<T>): T {
  if (result.kind === "failed") throw new Error(`${result.failure.errno} ${result.failure.path}`);
  return result.value;
}

export function textAt(host: Host, path: string): string {
  return new TextDecoder().decode(valueIn(host.readFile(path, { maxBytes: 1_000_000 })));
}

function failure(errno: string, path: string) {
  return { kind: "failed", failure: { errno, path } };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function readingContract(make: HostMaker): void {
  test("a file of exactly the largest size is read, one byte more is EFBIG", () => {
    const { host, root } = make({ "a.txt": "12345" });
    expect(host.readFile(`${root}/a.txt`, { maxBytes: 5 })).toEqual({ kind: "done", value: bytes("12345") });
    expect(host.readFile(`${root}/a.txt`, { maxBytes: 4 })).toEqual(failure("EFBIG", `${root}/a.txt`));
  });

  test("an empty file is read as no bytes", () => {
    const { host, root } = make({ "a.txt": "" });
    expect(host.readFile(`${root}/a.txt`, { maxBytes: 0 })).toEqual({ kind: "done", value: bytes("") });
  });

  test("reading what is no file names the errno and the path", () => {
    const { host, root } = make({ "a.txt": "x", "dir/": "" });
    const read = (name: string) => host.readFile(`${root}/${name}`, { maxBytes: 10 });
    expect(read("none")).toEqual(failure("ENOENT", `${root}/none`));
    expect(read("a.txt/b")).toEqual(failure("ENOTDIR", `${root}/a.txt/b`));
    expect(read("dir")).toEqual(failure("EISDIR", `${root}/dir`));
  });

  test("files and directories exist, and have a real path", () => {
    const { host, root } = make({ "dir/a.txt": "x" });
    expect(["dir", "dir/a.txt", "dir/b.txt"].map((name) => host.exists(`${root}/${name}`))).toEqual([
      true,
      true,
      false,
    ]);
    expect(host.realPath(`${root}/dir`)).toBe(`${root}/dir`);
    expect(host.realPath(`${root}/none`)).toBeUndefined();
  });

  test("the status of a path says what it is, that it is ours, and that others may not write to it", () => {
    const { host, root } = make({ "dir/a.txt": "x" });
    const ours = { owner: host.user, isOpen: false };
    expect(valueIn(host.status(`${root}/dir`))).toEqual({ kind: "directory", ...ours });
    expect(valueIn(host.status(`${root}/dir/a.txt`))).toEqual({ kind: "file", ...ours });
    expect(host.status(`${root}/none`)).toEqual(failure("ENOENT", `${root}/none`));
  });

  test("a file has its own identity, one name, and can be written to", () => {
    const { host, root } = make({ "a.txt": "x", "b.txt": "x" });
    const first = valueIn(host.attributes(`${root}/a.txt`));
    expect(first).toMatchObject({ names: 1, isReadOnly: false });
    expect(valueIn(host.attributes(`${root}/a.txt`)).identity).toBe(first.identity);
    expect(valueIn(host.attributes(`${root}/b.txt`)).identity).not.toBe(first.identity);
    expect(host.attributes(`${root}/none`)).toEqual(failure("ENOENT", `${root}/none`));
  });

  test("a directory is listed by code units of the names", () => {
    const { host, root } = make({ "b.txt": "", "B.txt": "", "a/x": "" });
    expect(valueIn(host.listDirectory(root))).toEqual([
      { name: "B.txt", kind: "file" },
      { name: "a", kind: "directory" },
      { name: "b.txt", kind: "file" },
    ]);
    expect(host.listDirectory(`${root}/b.txt`)).toEqual(failure("ENOTDIR", `${root}/b.txt`));
    expect(host.listDirectory(`${root}/none`)).toEqual(failure("ENOENT", `${root}/none`));
  });
}

function writingContract(make: HostMaker): void {
  test("a staged file stands beside its target and is not seen there until it is committed", () => {
    const { host, root } = make({ "target/a.json": "old" });
    const staged = valueIn(host.stageFile(`${root}/target/a.json`, bytes("new")));
    expect(staged).toMatch(/\/target\/\.a\.json\.floe-\d+-[0-9a-z]+$/u);
    expect([textAt(host, `${root}/target/a.json`), textAt(host, staged)]).toEqual(["old", "new"]);
    expect(host.commitFile(staged, `${root}/target/a.json`).kind).toBe("done");
    expect([textAt(host, `${root}/target/a.json`), host.exists(staged)]).toEqual(["new", false]);
  });

  test("a staged replacement stands beside a file that is there, and only there", () => {
    const { host, root } = make({ "a.json": "old", "dir/": "" });
    const staged = valueIn(host.stageReplacement(`${root}/a.json`, bytes("new")));
    expect([textAt(host, `${root}/a.json`), textAt(host, staged)]).toEqual(["old", "new"]);
    expect(host.commitFile(staged, `${root}/a.json`).kind).toBe("done");
    expect(textAt(host, `${root}/a.json`)).toBe("new");
    expect(host.stageReplacement(`${root}/none`, bytes("1"))).toEqual(failure("ENOENT", `${root}/none`));
    expect(host.stageReplacement(`${root}/dir`, bytes("1"))).toEqual(failure("EINVAL", `${root}/dir`));
  });

  test("a file is rewritten in its place with a longer, an equal and a shorter text", () => {
    const { host, root } = make({ "a.txt": "12345" });
    const path = `${root}/a.txt`;
    for (const text of ["1234567", "7654321", "1", ""]) {
      const before = bytes(textAt(host, path));
      expect(host.rewriteFile(path, { before, after: bytes(text) }).kind).toBe("done");
      expect(textAt(host, path)).toBe(text);
    }
    expect(host.rewriteFile(path, { before: bytes("x"), after: bytes("y") })).toEqual(failure("ESTALE", path));
    expect(textAt(host, path)).toBe("");
    const none = `${root}/none`;
    expect(host.rewriteFile(none, { before: bytes(""), after: bytes("y") })).toEqual(failure("ENOENT", none));
  });

  test("staging makes the missing directories and no two names are the same", () => {
    const { host, root } = make({});
    const first = valueIn(host.stageFile(`${root}/a/b/c.txt`, bytes("1")));
    expect(valueIn(host.stageFile(`${root}/a/b/c.txt`, bytes("2")))).not.toBe(first);
  });

  test("staging below a file is ENOTDIR and leaves nothing", () => {
    const { host, root } = make({ a: "x" });
    expect(host.stageFile(`${root}/a/c.txt`, bytes("1"))).toEqual(failure("ENOTDIR", `${root}/a`));
    expect(host.stageFile(`${root}/a/b/c.txt`, bytes("1"))).toEqual(failure("ENOTDIR", `${root}/a/b`));
    expect(valueIn(host.listDirectory(root))).toEqual([{ name: "a", kind: "file" }]);
  });

  test("committing over a directory is EISDIR, committing what was not staged is ENOENT", () => {
    const { host, root } = make({ "dir/": "" });
    const staged = valueIn(host.stageFile(`${root}/dir`, bytes("1")));
    expect(host.commitFile(staged, `${root}/dir`)).toEqual(failure("EISDIR", `${root}/dir`));
    expect(host.commitFile(`${root}/none`, `${root}/a`)).toEqual(failure("ENOENT", `${root}/a`));
  });

  test("removing a file that is not there succeeds, removing a directory does not", () => {
    const { host, root } = make({ "a.txt": "x", "dir/": "" });
    for (const name of ["a.txt", "a.txt", "none/b", "dir/c"])
      expect(host.removeFile(`${root}/${name}`).kind).toBe("done");
    expect(host.exists(`${root}/a.txt`)).toBe(false);
    expect(host.removeFile(`${root}/dir`)).toEqual(failure("EISDIR", `${root}/dir`));
  });
}

function leftoverContract(make: HostMaker): void {
  // No machine gives out this process number.
  const dead = "2147483647";

  test("leftovers of a dead process are removed, beside this target and with exactly this name", () => {
    const strangers = [
      `.b.json.floe-${dead}-1`,
      ".a.json.floe-",
      ".a.json.floe-x-1",
      `.a.json.floe-${dead}-1.bak`,
      "a.json",
    ];
    const files = [`.a.json.floe-${dead}-1`, `.a.json.floe-${dead}-k3`, `dir/.a.json.floe-${dead}-1`, ...strangers];
    const { host, root } = make(Object.fromEntries(files.map((path) => [path, ""])));
    expect(host.removeLeftovers(`${root}/a.json`).kind).toBe("done");
    const left = valueIn(host.listDirectory(root)).map(({ name }) => name);
    expect(left).toEqual([...strangers, "dir"].sort());
    expect(valueIn(host.listDirectory(`${root}/dir`))).toHaveLength(1);
  });

  test("what this process has staged is no leftover", () => {
    const { host, root } = make({});
    const staged = valueIn(host.stageFile(`${root}/a.json`, bytes("1")));
    expect(host.removeLeftovers(`${root}/a.json`).kind).toBe("done");
    expect(host.exists(staged)).toBe(true);
  });

  test("looking for leftovers in a missing directory succeeds", () => {
    const { host, root } = make({});
    expect(host.removeLeftovers(`${root}/none/a.json`).kind).toBe("done");
  });

  test("a lock is held until it is freed, and its directory is made", () => {
    const { host, root } = make({});
    const free = valueIn(host.lock(`${root}/.floe/lock`));
    expect(host.lock(`${root}/.floe/lock`)).toEqual(failure("EAGAIN", `${root}/.floe/lock`));
    free();
    valueIn(host.lock(`${root}/.floe/lock`))();
    expect(valueIn(host.listDirectory(`${root}/.floe`))).toEqual([]);
  });
}
