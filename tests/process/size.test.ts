import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Exit, floe, run, temporaryFolder, withBuiltCommand } from "./floe-command.ts";
import { hostileFiles } from "./hostile-files.ts";
import { chain, dense, diamonds, largeProduct, numbers } from "./large-products.ts";
import { completeSet, expectNoStack, type Texts, writeTexts } from "./project.ts";

withBuiltCommand();

const megabytes = 512;
const seconds = 5;

interface Usage {
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** Compiles a project, which may take five seconds of a slow processor and 512 MB: what is not linear takes minutes. Seconds by the clock would also count
 *  what other tests do at the same time. */
async function compiled(texts: Texts): Promise<Exit & { readonly directory: string }> {
  const directory = temporaryFolder();
  writeTexts(directory, { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct(), ...texts });
  const limits = [`--max-old-space-size=${megabytes}`, "--require", join(import.meta.dirname, "report-usage.cjs")];
  const environment = { FLOE_TEST_USAGE: join(directory, "usage.json") };
  const exit = await run(process.execPath, [...limits, floe, "compile", "--out", "out", "shop"], {
    directory,
    environment,
  });
  const usage: Usage = JSON.parse(readFileSync(join(directory, "usage.json"), "utf8"));
  process.stdout.write(
    `${expect.getState().currentTestName}: ${usage.cpuSeconds.toFixed(1)} s, ${Math.round(usage.megabytes)} MB\n`,
  );
  expect(usage.cpuSeconds).toBeLessThan(seconds);
  expect(usage.megabytes).toBeLessThan(megabytes);
  expectNoStack(exit);
  return { ...exit, directory };
}

test.each([
  ["5,000 transforms in a chain", chain(5_000)],
  ["5,000 transforms in a chain, the last one first", [...chain(5_000)].reverse()],
  ["diamonds with 2^60 paths", diamonds(60)],
  ["300 transforms that depend on all before them", dense(300)],
])("%s compile", async (_, nodes) => {
  const { code, directory } = await compiled(largeProduct(nodes));
  expect(code).toBe(0);
  const { transforms } = JSON.parse(completeSet(join(directory, "out"))["floe_target/compiled_artifacts.json"] ?? "");
  expect(transforms.models).toHaveLength(nodes.length);
});

test("a product that is larger than the reader's limit is refused where it passes it", async () => {
  const { code, err } = await compiled({
    "shop/floe.yaml": smallProduct(
      numbers(40_000)
        .map((index) => `  - {name: m${index}}\n`)
        .join(""),
    ),
  });
  expect({ code, err }).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^shop\/floe\.yaml:\d+:\d+: error\[yaml\/too-many-nodes\]/u),
  });
});

describe("within the limits, no file takes long:", () => {
  test.each(Object.entries(hostileFiles.products))("a product with %s", async (_, text) => {
    await compiled({ "shop/floe.yaml": text });
  });

  test.each(Object.entries(hostileFiles.manifests))("a manifest with %s", async (_, text) => {
    await compiled({ "manifest.yaml": text });
  });

  test("5,000 models that all refer to nothing", async () => {
    const nodes = numbers(5_000).map((index) => [`model_${index}x${index % 7}`, ["nonesuch"]] as const);
    const { "shop/floe.yaml": _, ...models } = largeProduct(nodes);
    await compiled({ ...largeProduct(chain(5_000).map(([name]) => [name, []])), ...models });
  });

  test("a snapshot of empty lines", async () => {
    const dbt = largeProduct([["orders", []]]);
    await compiled({ ...dbt, "shop/snapshots/empty.sql": "\n".repeat(1_000_000) });
  });
});
