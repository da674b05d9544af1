import { chmodSync, chownSync, existsSync, lchownSync, linkSync, readdirSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { alice, type Entry, eve, type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const environment = { FLOE_NO_CODE_CACHE: "" };
const parameters = ["validate", "--format", "json", "shop"];

function project(more: Readonly<Record<string, Entry>> = {}): Scene {
  return scene({ "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct(), ...more });
}

/** The names in the cache, and what tells whether the file of bytecode is another. */
function cacheOf({ path }: Scene) {
  const folder = path(".cache/floe");
  const names = readdirSync(folder);
  const bytecode = names.find((name) => name.endsWith(".v8cache")) ?? "";
  const { ino, mtimeMs, uid } = statSync(`${folder}/${bytecode}`);
  return { names, bytecode: `${folder}/${bytecode}`, identity: `${ino} ${mtimeMs}`, uid };
}

/** A scene in which alice has bytecode of her own. */
async function warm(): Promise<Scene> {
  const attack = project();
  await attack.floe(parameters, { environment });
  return attack;
}

test("a user's cache is private, and used again", async () => {
  const attack = await warm();
  const before = cacheOf(attack);
  expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0 });
  expect(cacheOf(attack)).toEqual({ ...before, uid: alice });
  expect(statSync(attack.path(".cache/floe")).mode & 0o777).toBe(0o700);
  expect(statSync(before.bytecode).mode & 0o777).toBe(0o600);
});

describe("bytecode is not used", () => {
  test.each<readonly [string, (scene: Scene, file: string) => void]>([
    ["that belongs to eve", (_scene, file) => chownSync(file, eve, eve)],
    ["that others may write to", (_scene, file) => chmodSync(file, 0o666)],
    ["that a group may write to", (_scene, file) => chmodSync(file, 0o660)],
  ])("%s, and is replaced", async (_what, change) => {
    const attack = await warm();
    const { bytecode, identity } = cacheOf(attack);
    change(attack, bytecode);
    expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0, signal: null });
    expect(cacheOf(attack)).toMatchObject({ uid: alice });
    expect(cacheOf(attack).identity).not.toBe(identity);
  });

  test.each<readonly [string, (scene: Scene) => void]>([
    ["others may write to", ({ path }) => chmodSync(path(".cache/floe"), 0o777)],
    ["others may write to, with the sticky bit", ({ path }) => chmodSync(path(".cache/floe"), 0o1777)],
    ["belongs to eve", ({ path }) => chownSync(path(".cache/floe"), eve, eve)],
    ["others can exchange", ({ path }) => chmodSync(path(".cache"), 0o777)],
    ["stands in a folder of eve's", ({ path }) => lchownSync(path(".cache"), eve, eve)],
  ])("from a folder that %s, and none is written there", async (_what, change) => {
    const attack = await warm();
    change(attack);
    const before = cacheOf(attack);
    expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0, signal: null, err: "" });
    expect(cacheOf(attack)).toEqual(before);
  });
});

test("a folder that eve has made where alice's would be is left to her", async () => {
  const attack = project({ ".cache/": {}, ".cache/floe/": { owner: eve, mode: 0o777 } });
  expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0, err: "" });
  expect(readdirSync(attack.path(".cache/floe"))).toEqual([]);
});

test("a link of eve's in the place of the folder, or of the folder above it, is not followed into hers", async () => {
  const inside = project({ ".cache/": {}, "hers/": { owner: eve, mode: 0o777 }, ".cache/floe": { link: "../hers" } });
  const above = project({ "hers/": { owner: eve, mode: 0o777 }, ".cache": { link: "hers", owner: eve } });
  for (const attack of [inside, above]) {
    expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(attack.path("hers"))).toEqual([]);
  }
});

test("root with the home of alice leaves nothing there, and uses nothing of hers", async () => {
  const attack = project();
  expect(await attack.floe(parameters, { environment, user: 0 })).toMatchObject({ code: 0, err: "" });
  expect(existsSync(attack.path(".cache"))).toBe(false);
  await attack.floe(parameters, { environment });
  const before = cacheOf(attack);
  expect(await attack.floe(parameters, { environment, user: 0 })).toMatchObject({ code: 0, err: "" });
  expect(cacheOf(attack)).toEqual(before);
});

test("a remembered run of eve's says nothing to alice", async () => {
  const attack = project();
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (let run = 0; run < 2; run++) await attack.floe(["validate", "shop"], { environment });
  const { names } = cacheOf(attack);
  const memory = names.find((name) => name.startsWith("unchanged-")) ?? "";
  expect(memory).not.toBe("");
  const right = await attack.floe(["validate", "shop"], { environment });
  chownSync(attack.path(`.cache/floe/${memory}`), eve, eve);
  expect(await attack.floe(["validate", "shop"], { environment })).toEqual(right);
  expect(statSync(attack.path(`.cache/floe/${memory}`)).uid).toBe(alice);
});

test("a run whose process was killed in the middle leaves the next one without the cache, once", async () => {
  const attack = await warm();
  const { bytecode, identity } = cacheOf(attack);
  // What a process leaves that a signal has ended; a number of this size is nobody's.
  linkSync(bytecode, `${bytecode}.4194305.used`);
  expect(await attack.floe(parameters, { environment })).toMatchObject({ code: 0, signal: null });
  const healed = cacheOf(attack);
  expect(healed.identity).not.toBe(identity);
  expect(healed.names).toHaveLength(1);
  await attack.floe(parameters, { environment });
  expect(cacheOf(attack)).toEqual(healed);
});
