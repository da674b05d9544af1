import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runFloe, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { completeSet, expectNoStack, writeProject } from "./project.ts";

withBuiltCommand();

const writers = 16;
const rounds = 4;

test("sixteen compiles at once leave the whole set of one of them, round after round", async () => {
  const folder = temporaryFolder();
  // One product, and two manifests that differ in several outputs.
  const owners = ["someone", "somebody-else"];
  for (const owner of owners) {
    writeProject(folder, owner);
    cpSync(join(folder, "manifest.yaml"), join(folder, `${owner}.yaml`));
  }
  const alone: string[] = [];
  for (const owner of owners) {
    expect(await compileWith(folder, owner)).toMatchObject({ code: 0 });
    alone.push(JSON.stringify(completeSet(join(folder, "out"))));
  }
  expect(new Set(alone).size).toBe(2);
  const seen = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const exits = await Promise.all(
      Array.from({ length: writers }, (_, writer) => compileWith(folder, owners[writer % owners.length] ?? "")),
    );
    for (const exit of exits) {
      expect(exit).toMatchObject({ code: 0 });
      expectNoStack(exit);
    }
    const left = JSON.stringify(completeSet(join(folder, "out")));
    expect(alone).toContain(left);
    seen.set(left, (seen.get(left) ?? 0) + 1);
  }
  process.stdout.write(
    `${rounds} rounds of ${writers} compiles: 0 failures, 0 leftovers, ${[...seen.values()].join(" + ")} whole sets\n`,
  );
});

function compileWith(directory: string, owner: string) {
  return runFloe(["compile", "--out", "out", "--manifest", `${owner}.yaml`, "shop"], { directory });
}
