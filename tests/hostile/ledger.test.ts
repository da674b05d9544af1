import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Entry, eve, type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const compile = ["compile", "shop"];
const outputs = [
  "definitions.py",
  "profiles.yml",
  "floe_target/compiled_artifacts.json",
  "floe_target/requirements.txt",
  "floe_target/values.yaml",
] as const;

function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function ledger(files: Readonly<Record<string, string>>, more: object = {}): string {
  const entries = Object.entries(files).map(([path, text]) => [path, digest(text)]);
  return JSON.stringify({ version: 1, state: "complete", files: Object.fromEntries(entries), ...more });
}

function project(more: Readonly<Record<string, string | Entry>> = {}): Scene {
  return scene({ "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct(), ...more });
}

function read(place: Scene, path: string): string {
  return readFileSync(place.path(path), "utf8");
}

function write(place: Scene, path: string, text: string): void {
  mkdirSync(dirname(place.path(path)), { recursive: true });
  writeFileSync(place.path(path), text);
}

/** Gives every file of the scene to alice, after the test has written as root. */
function asAlice(place: Scene): void {
  execFileSync("chown", ["-hR", "42001:42001", place.folder]);
}

test("a ledger that lists the user's own files with right digests removes none", async () => {
  const victims = {
    "dbt_project.yml": "name: shop\nprofile: shop\n",
    "models/orders.sql": "select 1\n",
    "notes.md": "mine\n",
    "seeds/a.csv": "a\n1\n",
    "my.py": "mine = 1\n",
  };
  const files = Object.fromEntries(Object.entries(victims).map(([path, text]) => [`shop/${path}`, text]));
  const list = ledger({ "floe.yaml": smallProduct(), ...victims });
  const place = project({ ...files, "shop/.floe/outputs.json": list });
  const run = await place.floe(compile);
  expect(run.err).toContain("warning[outputs/unproved]");
  for (const [path, text] of Object.entries(files)) expect(read(place, path)).toBe(text);
  expect(read(place, "shop/floe.yaml")).toBe(smallProduct());
});

test.each([
  ".git/config",
  ".env",
  "models/.hidden/a.yml",
  "../manifest.yaml",
  "/etc/hostname",
  "a/../floe.yaml",
  "models\\orders.sql",
  "nul.py",
  "a\u001b[31m.py",
  "a\u202eb.py",
  "e\u0301.py",
  "floe.yaml ",
  "a\u0000b",
  "C:/a",
])("a ledger that lists %j is none, and nothing of it is shown", async (path) => {
  const place = project({
    "shop/.git/config": "[core]\n",
    "shop/.env": "A=1\n",
    "shop/.floe/outputs.json": ledger({ [path]: "[core]\n", "zzz-listed.py": "x" }),
  });
  const run = await place.floe(compile);
  expect(run).toMatchObject({ code: 0, err: expect.stringContaining("warning[outputs/ledger-unreadable]") });
  for (const shown of ["\u001b", "\u202e", "zzz-listed"]) expect(run.out + run.err).not.toContain(shown);
  expect([read(place, "shop/.git/config"), read(place, "shop/.env"), read(place, "manifest.yaml")]).toEqual([
    "[core]\n",
    "A=1\n",
    smallManifest(),
  ]);
});

test.each(outputs)(
  "a user's own %s from before the first compile is kept, and the command exits with 1",
  async (path) => {
    const place = project({ [`shop/${path}`]: "mine: 1\n" });
    const run = await place.floe(compile);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[outputs/edited-by-hand]") });
    expect(read(place, `shop/${path}`)).toBe("mine: 1\n");
    expect(existsSync(place.path("shop/floe_target/provenance.json"))).toBe(true);
  },
);

test.each(["complete", "writing"])(
  "a %s ledger with the right digest of a user's own output has it not replaced",
  async (state) => {
    const own = Object.fromEntries(outputs.map((path) => [path, `# mine\n${path}: 1\n`]));
    const list = ledger(own, {
      state,
      previous: Object.fromEntries(Object.entries(own).map(([p, t]) => [p, digest(t)])),
    });
    const files = Object.fromEntries(Object.entries(own).map(([path, text]) => [`shop/${path}`, text]));
    const place = project({ ...files, "shop/.floe/outputs.json": list });
    expect((await place.floe(compile)).code).toBe(1);
    for (const [path, text] of Object.entries(files)) expect(read(place, path)).toBe(text);
  },
);

test("an output that was edited by hand is kept, although the ledger has been given its digest", async () => {
  const place = project();
  expect((await place.floe(compile)).code).toBe(0);
  const edited = `# mine\n${read(place, "shop/profiles.yml")}`;
  write(place, "shop/profiles.yml", edited);
  const record = JSON.parse(read(place, "shop/.floe/outputs.json"));
  record.files["profiles.yml"] = digest(edited);
  write(place, "shop/.floe/outputs.json", JSON.stringify(record));
  write(place, "manifest.yaml", smallManifest().replace("type: duckdb\n", "type: duckdb\n    config: {threads: 3}\n"));
  asAlice(place);
  expect((await place.floe(compile)).code).toBe(1);
  expect(read(place, "shop/profiles.yml")).toBe(edited);
  expect((await place.floe([...compile, "--overwrite"])).code).toBe(0);
  expect(read(place, "shop/profiles.yml")).toContain('"threads": 3'.replaceAll('"', ""));
});

test("an input with a seal of its own is not removed", async () => {
  const body = smallProduct();
  const seal = digest(`${"floe.yaml".length} floe.yaml\n${body}`);
  const text = `${body}# floe: ${seal}\n`;
  const place = project({ "shop/floe.yaml": text, "shop/.floe/outputs.json": ledger({ "floe.yaml": text }) });
  expect((await place.floe(compile)).code).toBe(0);
  expect(read(place, "shop/floe.yaml")).toBe(text);
});

test("a sealed file is not removed through a link, nor under another name", async () => {
  const place = project();
  await place.floe(compile);
  const values = read(place, "shop/floe_target/values.yaml");
  write(place, "elsewhere/floe/values.yaml", values);
  symlinkSync("../elsewhere", place.path("shop/old"));
  symlinkSync("profiles.yml", place.path("shop/copy.yml"));
  write(place, "shop/backup/profiles.yml", read(place, "shop/profiles.yml"));
  write(place, "elsewhere/floe/.values.yaml.floe-2147483647-a", "theirs");
  const listed = { "old/floe/values.yaml": values, "copy.yml": "", "backup/profiles.yml": "" };
  write(place, "shop/.floe/outputs.json", ledger(listed));
  asAlice(place);
  await place.floe(compile);
  expect(readdirSync(place.path("elsewhere/floe")).sort()).toEqual([".values.yaml.floe-2147483647-a", "values.yaml"]);
  expect(lstatSync(place.path("shop/copy.yml")).isSymbolicLink()).toBe(true);
  expect(existsSync(place.path("shop/backup/profiles.yml"))).toBe(true);
});

const noLedgers: readonly (readonly [string, string | Entry])[] = [
  ["another version", ledger({ "SECRET-LINE.py": "x" }, { version: 99 })],
  ["no JSON", "SECRET-LINE"],
  ["a deep one", "[".repeat(1_000_000)],
  ["one of many files", ledger(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`a${n}.py`, "x"])))],
  ["a huge one", `{"a":"${"x".repeat(5_000_000)}"}`],
  ["one with a member of every object", '{"version":1,"state":"complete","files":{"__proto__":{"a":1}}}'],
  ["a folder", {}],
  ["a link to a password file", { link: "../../passwords" }],
  ["a link to the ledger of another set", { link: "../../other.json" }],
];

test.each(noLedgers)("%s is no ledger: no crash, and nothing of it is shown", async (_, entry) => {
  const place = project({
    passwords: "SECRET-LINE\n",
    "other.json": ledger({ "SECRET-LINE.py": "x" }),
    "shop/.floe/outputs.json": entry,
  });
  const run = await place.floe(compile);
  expect([0, 1]).toContain(run.code);
  expect(run.out + run.err).not.toContain("SECRET-LINE");
  expect(run.err).toMatch(/outputs\/(?:ledger-unreadable|unwritable)/u);
  expect(read(place, "passwords")).toBe("SECRET-LINE\n");
  expect(read(place, "shop/floe.yaml")).toBe(smallProduct());
});

test("a pipe in the ledger's place does not block", async () => {
  const place = project({ "shop/.floe/": {} });
  execFileSync("mkfifo", [place.path("shop/.floe/outputs.json")]);
  asAlice(place);
  expect((await place.floe(compile)).code).toBe(0);
  expect(JSON.parse(read(place, "shop/.floe/outputs.json"))).toMatchObject({ state: "complete" });
});

test("the ledger of another user is not believed", async () => {
  const place = project();
  await place.floe(compile);
  const artifact = read(place, "shop/floe_target/compiled_artifacts.json");
  const edited = artifact.replace('"0.8.0"', '"0.8.1"');
  write(place, "shop/floe_target/compiled_artifacts.json", edited);
  rmSync(place.path("shop/.floe/outputs.json"));
  write(place, "shop/.floe/outputs.json", ledger({ "floe_target/compiled_artifacts.json": edited }));
  asAlice(place);
  execFileSync("chown", [`${eve}:${eve}`, place.path("shop/.floe/outputs.json")]);
  const run = await place.floe(compile);
  expect(run.err).toContain("warning[outputs/ledger-foreign]");
  expect(read(place, "shop/floe_target/compiled_artifacts.json")).toBe(edited);
});

test.each([
  [".floe", "../.git"],
  [".floe", "models"],
  [".floe", "../outside"],
  ["floe_target", "../outside"],
  ["floe_target", ".git"],
])("outputs do not go through a link %s that leads to %s", async (name, to) => {
  const place = project({
    "outside/": {},
    ".git/": {},
    "shop/.git/": {},
    "shop/models/": {},
    [`shop/${name}`]: { link: to },
  });
  const before = readdirSync(place.path("shop"));
  expect(await place.floe(compile)).toMatchObject({
    code: 1,
    err: expect.stringContaining("error[outputs/outside-root]"),
  });
  for (const folder of ["outside", ".git", "shop/.git", "shop/models"])
    expect(readdirSync(place.path(folder))).toEqual([]);
  expect(readdirSync(place.path("shop"))).toEqual(before);
});

test.each([".git", "node_modules/x", "a/.GIT/hooks", ".floe"])("nothing is written to --out %s", async (out) => {
  const place = project({ ".git/": {}, "node_modules/x/": {} });
  const run = await place.floe([...compile, "--out", out]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[outputs/root-of-another-tool]") });
  expect([readdirSync(place.path(".git")), readdirSync(place.path("node_modules/x"))]).toEqual([[], []]);
});

test("an output that is an input is refused, also with --overwrite", async () => {
  const product = smallProduct().replace("../manifest.yaml", "./profiles.yml");
  const place = project({ "shop/floe.yaml": product, "shop/profiles.yml": smallManifest() });
  const run = await place.floe([...compile, "--overwrite"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[outputs/is-input]") });
  expect(read(place, "shop/profiles.yml")).toBe(smallManifest());
});

test("a lock that is a link is not followed", async () => {
  const place = project({ victim: "theirs", "shop/.floe/lock": { link: "../../victim" } });
  await place.floe(compile);
  expect(read(place, "victim")).toBe("theirs");
});

test("what floe wrote is known without its ledger", async () => {
  const place = project();
  await place.floe(compile);
  renameSync(place.path("shop/.floe"), place.path("lost"));
  rmSync(place.path("shop/floe_target"), { recursive: true });
  write(place, "manifest.yaml", smallManifest().replace("type: duckdb\n", "type: duckdb\n    config: {threads: 3}\n"));
  asAlice(place);
  expect(await place.floe(compile)).toMatchObject({ code: 0, err: expect.not.stringContaining("outputs/") });
  expect(read(place, "shop/profiles.yml")).toContain("threads: 3");
});
