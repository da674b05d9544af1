import { spawnSync } from "node:child_process";
import { existsSync, linkSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { checksum, checksumBytes } from "../../packages/floe-cli/src/launcher/seal.ts";
import { randomFrom } from "../misspellings/random.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type CacheHome, cacheHome, identity } from "./cache-home.ts";
import { damageCache } from "./damage-cache.ts";
import { temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { writeTexts } from "./project.ts";

withBuiltCommand();

const seed = 20_260_101;

/** A folder with a product that is right, and one with several mistakes. */
function project(): string {
  const folder = temporaryFolder();
  writeTexts(folder, {
    "manifest.yaml": smallManifest(),
    "shop/floe.yaml": smallProduct(),
    "wrong/floe.yaml": smallProduct(
      "    tierr: gold\n    tags: 7\nschedule:\n  cron: every day\n  timezone: Mars/Olympus\n",
    ),
  });
  return folder;
}

/** A home in which a command has left all that it leaves. A remembered run answers the plain form only. */
async function warmHome(directory: string, name: string, parameters: readonly string[]): Promise<CacheHome> {
  const home = cacheHome(directory, name);
  for (let run = 0; run < 3; run++) await home.floe(parameters);
  return home;
}

interface Stream {
  readonly parameters: readonly string[];
  readonly expected: { readonly code: number; readonly kinds: readonly string[] };
}

const streams: Readonly<Record<string, Stream>> = {
  right: { parameters: ["validate", "--format", "json", "shop"], expected: { code: 0, kinds: ["validate.v8cache"] } },
  wrong: {
    parameters: ["validate", "--format", "json", "wrong"],
    expected: { code: 1, kinds: ["validate-refused.v8cache", "schemas-refused.v8cache"] },
  },
  remembered: { parameters: ["validate", "wrong"], expected: { code: 1, kinds: ["unchanged-*.json"] } },
};

test.each([
  ["right", 200],
  ["wrong", 200],
  ["remembered", 100],
])(
  "damages of the caches of runs that are %s end none of %i and change no finding, and the next run heals",
  async (name, runs) => {
    const { parameters, expected } = streams[name] ?? fail(name);
    const directory = project();
    const home = await warmHome(directory, name, parameters);
    const others = await warmHome(directory, "others", [
      "validate",
      "--format",
      "json",
      name === "right" ? "wrong" : "shop",
    ]);
    const targets = home.files().filter((path) => expected.kinds.some((kind) => isOfKind(path, kind)));
    expect(targets).toHaveLength(expected.kinds.length);
    const right = await home.floe(parameters);
    expect(right).toMatchObject({ code: expected.code, signal: null });
    const random = randomFrom(seed);
    for (let run = 0; run < runs; run++) {
      const path = targets[run % targets.length] ?? fail(name);
      const other = readFileSync([...targets, ...others.files()].find((each) => isOfOtherPart(each, path)) ?? path);
      const damage = damageCache({ path, whole: readFileSync(path), other }, random);
      const before = identity(path);
      expect(await home.floe(parameters), damage).toEqual(right);
      expect(identity(path), `${damage} stays`).not.toBe(before);
      if (run % 10 > 0) continue;
      const healed = targets.map(identity);
      expect(await home.floe(parameters), `after ${damage}`).toEqual(right);
      expect(targets.map(identity), `after ${damage}`).toEqual(healed);
    }
  },
);

test("after a run that died with bytecode that is bad but sealed, the next does without, and heals", async () => {
  const { parameters } = streams["right"] ?? fail("right");
  const home = await warmHome(project(), "sealed", parameters);
  const [path = ""] = home.files();
  const right = await home.floe(parameters);
  const bytes = readFileSync(path);
  // Behind V8's own header, which it does check.
  bytes.fill(0x5a, 64, bytes.length >> 1);
  bytes.writeUInt32LE(checksum(bytes.subarray(0, -checksumBytes)), bytes.length - checksumBytes);
  writeFileSync(path, bytes);
  expect((await home.floe(parameters)).signal).toMatch(/^SIG(?:ABRT|SEGV|ILL|TRAP|BUS)$/u);
  expect(home.files()).toHaveLength(2);
  expect(await home.floe(parameters)).toEqual(right);
  const healed = identity(path);
  expect(await home.floe(parameters)).toEqual(right);
  expect(identity(path)).toBe(healed);
  expect(home.files()).toEqual([path]);
});

test("runs at the same time use the same bytecode, and one that died among them is noticed", async () => {
  const { parameters } = streams["right"] ?? fail("right");
  const home = await warmHome(project(), "together", parameters);
  const [path = ""] = home.files();
  const first = identity(path);
  const together = () => Promise.all(Array.from({ length: 8 }, () => home.floe(parameters)));
  for (const { code } of await together()) expect(code).toBe(0);
  expect(identity(path)).toBe(first);
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  linkSync(path, `${path}.${pid}.used`);
  for (const { code } of await together()) expect(code).toBe(0);
  expect(identity(path)).not.toBe(first);
  expect(home.files()).toEqual([path]);
});

test("a cache for which there is no permission, or no space, is done without", async () => {
  const directory = project();
  const { parameters } = streams["right"] ?? fail("right");
  const home = cacheHome(directory, "full");
  writeTexts(join(directory, "home-full"), { floe: "a file where the folder would be" });
  expect(await home.floe(parameters)).toMatchObject({ code: 0, signal: null, err: "" });
  expect(existsSync(home.folder)).toBe(true);
});

/** Whether a file is made of another part of the command: the bytecode that two kinds of runs leave of one part fits both. */
function isOfOtherPart(file: string, path: string): boolean {
  const part = (each: string) => basename(each).split("-")[0];
  return part(file) !== part(path);
}

function isOfKind(path: string, kind: string): boolean {
  const [start = "", end = ""] = kind.includes("*") ? kind.split("*") : ["", `-${kind}`];
  return basename(path).startsWith(start) && basename(path).endsWith(end);
}

function fail(what: string): never {
  throw new Error(`there is no ${what}`);
}
