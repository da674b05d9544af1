import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FinishedProcess } from "../support/finished-process.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const artifact = "shop/floe_target/compiled_artifacts.json";
const provenance = "shop/floe_target/provenance.json";

const files: Readonly<Record<string, string>> = {
  "manifest.yaml": smallManifest(),
  "shop/floe.yaml": smallProduct(),
  // Node runs it before the command: another time of the day, for this process only.
  "clock.cjs": "Date.now = () => Number(process.env.TIME_NOW);\n",
};

type Environment = Readonly<Record<string, string>>;

/** Surroundings that are no reason to write other bytes. */
function surroundings({ path }: Scene): readonly Environment[] {
  const clock = (time: number): Environment => ({
    NODE_OPTIONS: `--require ${path("clock.cjs")}`,
    TIME_NOW: String(time),
  });
  return [
    {},
    { SOURCE_DATE_EPOCH: "" },
    { SOURCE_DATE_EPOCH: "0" },
    { SOURCE_DATE_EPOCH: "1767225600" },
    { SOURCE_DATE_EPOCH: "253402300799" },
    clock(0),
    clock(Date.UTC(2001, 1, 3)),
    clock(Date.UTC(9999, 11, 31)),
    { ...clock(Date.UTC(2040, 0, 1)), SOURCE_DATE_EPOCH: "1" },
    { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    { HOME: "/nonexistent", XDG_CACHE_HOME: "/nonexistent" },
    { CI: "true", NO_COLOR: "1" },
    { FORCE_COLOR: "1", TERM: "xterm-256color" },
    { FLOE_PLATFORM_ENV: "" },
  ];
}

const check = ["compile", "shop", "--check", "--format", "json"];

/** What `--check` says in each of the surroundings, each answer once. */
async function answers(attack: Scene): Promise<readonly FinishedProcess[]> {
  const said = new Map<string, FinishedProcess>();
  for (const environment of surroundings(attack)) {
    const answer = await attack.floe(check, { environment });
    said.set(JSON.stringify(answer), answer);
  }
  return [...said.values()];
}

describe.each([
  ["a clock", {}],
  ["SOURCE_DATE_EPOCH", { SOURCE_DATE_EPOCH: "86400" }],
])("files that %s has dated", (_what, environment) => {
  test("are up to date whatever the clock and the environment say", async () => {
    const attack = scene(files);
    expect(await attack.floe(["compile", "shop"], { environment })).toMatchObject({ code: 0 });
    expect(await answers(attack)).toEqual([expect.objectContaining({ code: 0 })]);
  });

  test("are out of date whatever the clock and the environment say", async () => {
    const attack = scene({ ...files, "changed.yaml": files["manifest.yaml"]?.replace("platform", "other") ?? "" });
    expect(await attack.floe(["compile", "shop", "-m", "changed.yaml"], { environment })).toMatchObject({ code: 0 });
    expect(await answers(attack)).toEqual([expect.objectContaining({ code: 1 })]);
  });
});

test("files that were never written are missing whatever the clock and the environment say", async () => {
  expect(await answers(scene(files))).toEqual([expect.objectContaining({ code: 1 })]);
});

test("first compiles in different surroundings differ by the date alone", async () => {
  const texts = new Set<string>();
  const epoch = new Set<string>();
  for (const index of surroundings(scene(files)).keys()) {
    const attack = scene(files);
    const environment = surroundings(attack)[index] ?? {};
    expect(await attack.floe(["compile", "shop"], { environment })).toMatchObject({ code: 0 });
    const text = readFileSync(attack.path(artifact), "utf8");
    epoch.add(/"compiled_at": "(.*)"/u.exec(text)?.[1] ?? "");
    // provenance.json keeps the digest of the artifact, date and all, and one of itself.
    const origins = readFileSync(attack.path(provenance), "utf8").replaceAll(/"sha256:[0-9a-f]{64}"/gu, "");
    texts.add(text.replace(/"compiled_at": ".*"/u, "") + origins);
  }
  expect(texts.size).toBe(1);
  expect(epoch).toContain("9999-12-31T23:59:59Z");
});

const malformed = ["abc", "-1", "+1", "1e9", "1.5", " 5", "5 ", "5\n", "0x10", "007", "253402300800", "9".repeat(400)];

test.each(malformed)(
  "a SOURCE_DATE_EPOCH of %j is refused by every command that reads it",
  async (SOURCE_DATE_EPOCH) => {
    const attack = scene(files);
    const commands = [
      ["compile", "shop"],
      ["compile", "shop", "--check"],
      ["compile", "shop", "--dry-run"],
      ["validate", "shop"],
    ];
    for (const command of commands) {
      const { code, err } = await attack.floe(command, { environment: { SOURCE_DATE_EPOCH } });
      expect({ command, code }).toEqual({ command, code: 1 });
      expect(err.match(/error\[/gu)).toHaveLength(1);
      expect(err).toContain("error[environment/bad-source-date]");
    }
    expect(() => readFileSync(attack.path(artifact))).toThrow();
  },
);
