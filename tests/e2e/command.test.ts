import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type FloeRun, filesBelow, floe, temporaryFolder, writeFiles } from "./floe-process.ts";

const small = { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct() };

/** Exit code 1, a place for each finding, no stack trace, and the folder as it was. */
async function expectRefused(
  files: Readonly<Record<string, string>>,
  argv: readonly string[] = ["compile", "shop"],
): Promise<FloeRun> {
  const folder = temporaryFolder(files);
  const run = await floe(folder, argv);
  expect(run.code).toBe(1);
  expect(run.err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  expect(run.err).not.toContain("node_modules");
  expect(filesBelow(folder)).toEqual(files);
  return run;
}

describe("bad input as the user sees it", () => {
  test.each([
    [
      "a missing manifest",
      { ...small, "shop/floe.yaml": smallProduct().replace("../manifest.yaml", "../other.yaml") },
      "shop/floe.yaml:7:13: error[file/missing]",
    ],
    [
      "broken YAML",
      { ...small, "manifest.yaml": "kind: Manifest\nplugins: [\n" },
      /^manifest\.yaml:\d+:\d+: error\[yaml\//mu,
    ],
    [
      "an unknown key",
      { ...small, "shop/floe.yaml": smallProduct("    teir: gold\n") },
      "shop/floe.yaml:10:5: error[schema/unknown-key]",
    ],
    [
      "a plugin that is not installed",
      { ...small, "manifest.yaml": smallManifest().replace("duckdb", "clickhouse") },
      "manifest.yaml:9:11: error[plugin/missing]",
    ],
  ])("%s", async (_, files, expected) => {
    expect((await expectRefused(files)).err).toMatch(expected);
  });

  test("a product that is not there", async () => {
    expect((await expectRefused(small, ["compile", "shopp/floe.yaml"])).err).toContain("error[file/missing]");
  });

  test("several mistakes in both files, all in one run", async () => {
    const { err, out } = await expectRefused({
      "manifest.yaml": smallManifest("observabilty: {}\n").replace("version: 1.0.0", "version: one"),
      "shop/floe.yaml": smallProduct("    dependsOn: [ordrs]\nschedule: {cron: every day, timezone: Mars/Olympus}\n"),
    });
    expect(err.match(/^\S+:\d+:\d+: error\[\S+\]/gmu)).toEqual([
      "manifest.yaml:5:12: error[schema/wrong-format]",
      "manifest.yaml:12:1: error[schema/unknown-key]",
      "shop/floe.yaml:10:17: error[product/unknown-dependency]",
      "shop/floe.yaml:11:18: error[product/bad-cron]",
      "shop/floe.yaml:11:39: error[product/unknown-timezone]",
    ]);
    expect(out).toContain("nothing written");
  });

  test("a file where a folder of the outputs must be", async () => {
    const run = await expectRefused({ ...small, "shop/floe_target": "a file" });
    expect(run.err).toMatch(/^shop\/floe\.yaml:4:9: error\[outputs\/unwritable\]: `shop\/floe_target/mu);
  });

  test("a secret in plain text is not printed, nor its line", async () => {
    const secret = "hunter2-hunter2";
    const manifest = smallManifest(
      `  storage:\n    type: s3\n    config:\n      bucket: my-bucket\n      credentials:\n        secret_access_key: ${secret}\n`,
    );
    const run = await expectRefused({ ...small, "manifest.yaml": manifest });
    expect(run.err).toContain("manifest.yaml:17:28: error[schema/plaintext-secret]");
    expect(run.err + run.out).not.toContain(secret);
  });
});

test("an output folder that leads elsewhere is refused", async () => {
  const folder = temporaryFolder(small);
  mkdirSync(join(folder, "elsewhere"));
  symlinkSync("../elsewhere", join(folder, "shop/floe_target"));
  const run = await floe(folder, ["compile", "shop"]);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining("error[outputs/outside-root]") });
  expect(Object.keys(filesBelow(folder))).toEqual(["manifest.yaml", "shop/floe.yaml"]);
});

test("a compile of the folder one stands in, checked, and checked after a change", async () => {
  const folder = temporaryFolder(small);
  const shop = join(folder, "shop");
  expect(await floe(shop, ["compile"])).toMatchObject({ code: 0, out: expect.stringContaining("6 created in .") });
  const files = filesBelow(folder);
  expect(await floe(shop, ["compile", "--check"])).toEqual({ code: 0, out: "", err: "" });
  writeFiles(folder, { "manifest.yaml": `${files["manifest.yaml"]}#` });
  expect(await floe(shop, ["compile", "--check"])).toMatchObject({ code: 1 });
});

test("a file where the folder of --out must be", async () => {
  const run = await expectRefused({ ...small, out: "a file" }, ["compile", "shop", "--out", "out/deep"]);
  expect(run.err).toContain("error[outputs/unwritable]");
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(
    readFileSync(new URL("../../packages/floe-cli/package.json", import.meta.url), "utf8"),
  );
  expect(await floe("/", ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test("a wrong command line exits 2 with a hint", async () => {
  expect(await floe("/", ["compile", "--chekc"])).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("--check"),
  });
});

test("FLOE_PLATFORM_ENV chooses the environment of a real run", async () => {
  const folder = temporaryFolder({
    ...small,
    "platform/dev/manifest.yaml": smallManifest("defaults: {compute: spark}\n"),
  });
  const run = await floe(folder, ["compile", "shop"], { FLOE_PLATFORM_ENV: "dev" });
  expect(run.err).toContain("platform/dev/manifest.yaml:12:21: error[resolve/unknown-compute]");
});

test("SOURCE_DATE_EPOCH dates the artifact", async () => {
  const folder = temporaryFolder(small);
  await floe(folder, ["compile", "shop"], { SOURCE_DATE_EPOCH: "86400" });
  expect(filesBelow(folder)["shop/floe_target/compiled_artifacts.json"]).toContain(
    '"compiled_at": "1970-01-02T00:00:00Z"',
  );
});

test("colour is used only when it is asked for", async () => {
  const folder = temporaryFolder({ ...small, "shop/floe.yaml": smallProduct("x: 1\n") });
  expect((await floe(folder, ["compile", "shop"])).err).not.toContain("\u001b[");
  expect((await floe(folder, ["compile", "shop"], { FORCE_COLOR: "1" })).err).toContain("\u001b[1;31m");
});

test("traces are printed when OTEL_TRACES_EXPORTER asks for it, and standard output stays the command's", async () => {
  const folder = temporaryFolder(small);
  const run = await floe(folder, ["compile", "shop"], { OTEL_TRACES_EXPORTER: "console" });
  expect(run.code).toBe(0);
  const spans = run.err.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  expect(spans.map(({ name }) => name)).toEqual([
    ...["load", "resolve", "enforce", "compile", "generate", "build"].map((stage) => `compile.${stage}`),
    "compile.pipeline",
  ]);
  expect(new Set(spans.map((span) => span.trace_id)).size).toBe(1);
  expect(run.out).toContain("shop: compiled");
});

test("a collector that is away changes nothing", async () => {
  const folder = temporaryFolder(small);
  const run = await floe(folder, ["compile", "shop"], { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
  expect(run).toMatchObject({ code: 0, out: expect.stringContaining("shop: compiled") });
});
