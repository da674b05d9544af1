import { linkSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { writeTexts } from "./project.ts";
import { runTraced, type WriteCall, writesOf } from "./strace.ts";

withBuiltCommand();

const fix = ["validate", "shop", "--fix"];
const product = (key: string) => smallProduct(`${key}:\n  cron: 0 6 * * *\n`);
const right = product("schedule");

interface Case {
  readonly key: string;
  readonly names: number;
}

/** A folder with a product that is to be corrected, under one name or two. */
function prepare(directory: string, { key, names }: Case): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeTexts(directory, { "manifest.yaml": smallManifest(), "shop/floe.yaml": product(key) });
  if (names === 2) linkSync(join(directory, "shop/floe.yaml"), join(directory, "second.yaml"));
}

async function textAfterKill(directory: string, each: Case, call: WriteCall): Promise<string> {
  prepare(directory, each);
  const inject = `inject=${call.name}:signal=SIGKILL:when=${call.index}`;
  await runTraced(["-o", "/dev/null", `--trace=${call.name}`, "-e", inject], fix, { directory });
  return readFileSync(join(directory, "shop/floe.yaml"), "utf8");
}

test.each([
  { key: "schedul", names: 1 },
  { key: "schedul", names: 2 },
  { key: "scheduule", names: 2 },
])("--fix of $key under $names names, killed at any write call, leaves the old text or the new", async (each) => {
  const directory = join(temporaryFolder(), "project");
  prepare(directory, each);
  const calls = await writesOf(join(directory, "shop"), fix, { directory });
  expect(readFileSync(join(directory, "shop/floe.yaml"), "utf8")).toBe(right);
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) {
    const text = await textAfterKill(directory, each, call);
    // A shorter text that is written in place may end in empty lines.
    expect([product(each.key), right], call.line).toContain(`${text.trimEnd()}\n`);
    expect(await runFloe(fix, { directory }), call.line).toMatchObject({ code: 0 });
    expect(readFileSync(join(directory, "shop/floe.yaml"), "utf8").trimEnd()).toBe(right.trimEnd());
  }
});
