import { chmodSync, chownSync, linkSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { alice, type Entry, eve, type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const fix = ["validate", "shop", "--fix"];
const wrong = smallProduct("schedul:\n  cron: 0 6 * * *\n");
const right = smallProduct("schedule:\n  cron: 0 6 * * *\n");
const wrongManifest = smallManifest("observability:\n  tracng: {enabled: true}\n");
const rightManifest = wrongManifest.replace("tracng", "tracing");

function project(more: Readonly<Record<string, string | Entry>> = {}): Scene {
  return scene({ "manifest.yaml": smallManifest(), "shop/floe.yaml": wrong, ...more });
}

function read(place: Scene, path: string): string {
  return readFileSync(place.path(path), "utf8");
}

test.each([0o600, 0o640, 0o664, 0o755])("the mode %i stays", async (mode) => {
  const place = project({ "shop/floe.yaml": { text: wrong, mode } });
  expect(await place.floe(fix)).toMatchObject({ code: 0, err: expect.not.stringContaining("error") });
  expect(read(place, "shop/floe.yaml")).toBe(right);
  expect(statSync(place.path("shop/floe.yaml")).mode & 0o7777).toBe(mode);
});

test("root leaves the file to its owner and group", async () => {
  const place = project();
  chownSync(place.path("shop/floe.yaml"), alice, 43_000);
  expect((await place.floe(fix, { user: 0 })).code).toBe(0);
  const { uid, gid } = statSync(place.path("shop/floe.yaml"));
  expect([uid, gid, read(place, "shop/floe.yaml")]).toEqual([alice, 43_000, right]);
});

test("a group that the user cannot give stays", async () => {
  const place = project();
  chownSync(place.path("shop/floe.yaml"), alice, 43_000);
  expect((await place.floe(fix)).code).toBe(0);
  expect([statSync(place.path("shop/floe.yaml")).gid, read(place, "shop/floe.yaml")]).toEqual([43_000, right]);
});

test.each([
  ["longer", "schedul", "schedule"],
  ["shorter", "scheduule", "schedule"],
])("two names of one file stay names of one file, with a %s text", async (_, key, meant) => {
  const text = (name: string) => smallProduct(`${name}:\n  cron: 0 6 * * *\n`);
  const place = project({ "shop/floe.yaml": text(key) });
  linkSync(place.path("shop/floe.yaml"), place.path("second.yaml"));
  expect((await place.floe(fix)).code).toBe(0);
  expect([read(place, "shop/floe.yaml"), read(place, "second.yaml")]).toEqual([text(meant), text(meant)]);
  expect(statSync(place.path("second.yaml")).nlink).toBe(2);
});

test("a link to a file of the project stays, and that file is corrected", async () => {
  const place = project({ ".git/": {}, "real/floe.yaml": wrong, "shop/floe.yaml": { link: "../real/floe.yaml" } });
  expect((await place.floe(fix)).code).toBe(0);
  expect(readlinkSync(place.path("shop/floe.yaml"))).toBe("../real/floe.yaml");
  expect(read(place, "real/floe.yaml")).toBe(right);
});

test("a link that leads out of the project is not followed", async () => {
  const place = scene({
    "manifest.yaml": smallManifest(),
    "theirs/floe.yaml": wrong,
    "clone/.git/": {},
    "clone/shop/floe.yaml": { link: "../../theirs/floe.yaml" },
  });
  const run = await place.floe(["validate", "clone", "--fix", "--manifest", "manifest.yaml"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("floe validate theirs/floe.yaml --fix") });
  expect(read(place, "theirs/floe.yaml")).toBe(wrong);
  expect(lstatSync(place.path("clone/shop/floe.yaml")).isSymbolicLink()).toBe(true);
});

test("the manifest that a product names is left alone, and the finding says which command corrects it", async () => {
  const place = project({ "manifest.yaml": wrongManifest });
  const run = await place.floe(["validate", ".", "--fix"], { from: "shop" });
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("floe validate ../manifest.yaml --fix") });
  expect([read(place, "manifest.yaml"), read(place, "shop/floe.yaml")]).toEqual([wrongManifest, right]);
  expect((await place.floe(["validate", "../manifest.yaml", "--fix"], { from: "shop" })).code).toBe(0);
  expect(read(place, "manifest.yaml")).toBe(rightManifest);
});

test.each([[["."]], [["shop", "manifest.yaml"]]])("the manifest is corrected when %j names it", async (paths) => {
  const place = project({ "manifest.yaml": wrongManifest });
  expect((await place.floe(["validate", ...paths, "--fix"])).code).toBe(0);
  expect([read(place, "manifest.yaml"), read(place, "shop/floe.yaml")]).toEqual([rightManifest, right]);
});

test("a file of another product is left alone", async () => {
  const place = project({ "other/floe.yaml": wrong, "shopping/floe.yaml": wrong });
  expect((await place.floe(fix)).code).toBe(0);
  expect([read(place, "other/floe.yaml"), read(place, "shopping/floe.yaml")]).toEqual([wrong, wrong]);
});

const refusals: readonly (readonly [string, Entry, string])[] = [
  ["a read-only file", { text: wrong, mode: 0o444 }, "it is read-only"],
  ["a file of another user", { text: wrong, owner: eve }, "it belongs to another user"],
  ["a file that everybody may write to", { text: wrong, mode: 0o666 }, "every user of this machine may write to it"],
];

test.each(refusals)("%s is not corrected, and no other either", async (_, entry, words) => {
  const place = project({ "manifest.yaml": wrongManifest, "shop/floe.yaml": entry });
  const run = await place.floe(["validate", ".", "--fix"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining(words) });
  expect(run.err).toContain("error[fix/refused]");
  expect([read(place, "shop/floe.yaml"), read(place, "manifest.yaml")]).toEqual([wrong, wrongManifest]);
  expect(readdirSync(place.path("shop"))).toEqual(["floe.yaml"]);
});

test("a folder without permission to write is said, and no other file is corrected", async () => {
  const place = project({ "manifest.yaml": wrongManifest });
  chmodSync(place.path("shop"), 0o555);
  const run = await place.floe(["validate", ".", "--fix"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[fix/unwritable]") });
  expect([read(place, "shop/floe.yaml"), read(place, "manifest.yaml")]).toEqual([wrong, wrongManifest]);
  expect(readdirSync(place.folder).filter((name) => name.includes(".floe-"))).toEqual([]);
});

test.each(["link", "second name"])("corrections through two paths of one file both land: a %s", async (kind) => {
  const text = (types: readonly [string, string]) =>
    smallManifest(
      `governance:\n  policy_enforcement_level: ${types[0]}\nobservability:\n  ${types[1]}: {enabled: true}\n`,
    );
  const place = scene({
    ".git/": {},
    "manifest.yaml": text(["strct", "tracng"]),
    "shop/floe.yaml": right,
    "other/floe.yaml": right.replace("name: shop", "name: other").replace("../manifest.yaml", "../second.yaml"),
    ...(kind === "link" ? { "second.yaml": { link: "manifest.yaml" } } : {}),
  });
  if (kind !== "link") linkSync(place.path("manifest.yaml"), place.path("second.yaml"));
  const run = await place.floe(["validate", "shop", "other", "manifest.yaml", "second.yaml", "--fix"]);
  expect(run.err).not.toContain("schema/");
  expect([read(place, "manifest.yaml"), read(place, "second.yaml")]).toEqual([
    text(["strict", "tracing"]),
    text(["strict", "tracing"]),
  ]);
});
