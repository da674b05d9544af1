import { describe, expect, test } from "vitest";
import { explain as command, type ExplainOptions } from "../../packages/floe-cli/src/commands/explain.ts";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

async function explain(subject: string | undefined, options: Partial<ExplainOptions> = {}) {
  const { host, context } = smallProject({
    manifest: smallManifest("  ingestion:\n    type: own\nx-owner: me\ngovernance:\n  x-ticket: PLAT-1\n"),
    product: smallProduct("    x-why: {x-inner: a secret thought}\n"),
  });
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    color: "never",
    live: false,
  } as const;
  const exitCode = await command.run(
    { argument: subject, options: { product: ".", ...options } },
    { host, context, terminal },
  );
  return { exitCode, out: out.join(""), err: err.join("") };
}

test("a code is explained with its cause, an example and the fix", async () => {
  const { out, exitCode } = await explain("schema/unknown-key");
  expect(out).toMatch(/^schema\/unknown-key \(error\)\n\n.*\n\nExample:\n {4}observability:\n[\s\S]*\nFix: .*\n$/u);
  expect(exitCode).toBe(0);
});

test("the codes of the plugins that come with floe are explained", async () => {
  expect((await explain("duckdb/shared-path")).out).toContain("duckdb/shared-path (warning)\n");
});

test("an unknown code is refused with a suggestion", async () => {
  const { err, exitCode } = await explain("duckdb/shard-path");
  expect(err).toContain("Did you mean `duckdb/shared-path`?");
  expect(exitCode).toBe(1);
});

describe("a key of a file", () => {
  const place = (text: string) => text.split("\n")[0];
  const withoutMeaning = (text: string) => text.replace(/^.*\n {2}takes .*\n/u, "");

  test("that is read: by whom, and at which leaf", async () => {
    const { out, exitCode } = await explain("shop/floe.yaml#/metadata/version");
    expect(place(out)).toBe("metadata.version (floe.yaml): Version of the product: three numbers.");
    expect(out).toContain("\nshop/floe.yaml:5:3: metadata.version: live\n");
    expect(out).toContain("  read by floe-dagster: floe_target/compiled_artifacts.json#/metadata/product_version\n");
    expect(out).toContain("  read by floe-platform: floe_target/values.yaml#/product/version\n");
    expect(exitCode).toBe(0);
  });

  test("that chooses something", async () => {
    const { out } = await explain("manifest.yaml#/plugins/compute/type", { product: "shop" });
    expect(out).toMatch(
      /^plugins\.compute\.type \(manifest\.yaml\): .*\n {2}takes .*\nmanifest\.yaml:9:5: plugins\.compute\.type: live\n(?: {2}read by (?:floe-dagster|pip): .*\n){3} {2}chooses the plugin floe-compute-duckdb /u,
    );
  });

  test("of a section: each key in it, and the defaults that the file leaves out", async () => {
    const { out } = await explain("manifest.yaml#plugins.compute", { product: "shop" });
    expect(out).toContain("manifest.yaml:9:5: plugins.compute.type: live\n");
    expect(out).toContain(
      "default that manifest.yaml leaves out: plugins.compute.config.threads: live\n  read by dbt: profiles.yml#/shop/outputs/dev/threads\n",
    );
  });

  test("that only reaches an output", async () => {
    const { out } = await explain("manifest.yaml#/plugins/ingestion/type", { product: "shop/floe.yaml" });
    expect(withoutMeaning(out)).toBe(
      "manifest.yaml:13:5: plugins.ingestion.type: passed on; nothing that is installed reads it\n  written to floe_target/compiled_artifacts.json#/plugins/ingestion/type\n",
    );
  });

  test("that chooses the manifest", async () => {
    const { out } = await explain("shop/floe.yaml#/platform/manifest");
    expect(withoutMeaning(out)).toBe("shop/floe.yaml:7:3: platform.manifest: live\n  chooses the manifest\n");
  });

  test("that is a note", async () => {
    expect((await explain("manifest.yaml#/x-owner", { product: "shop" })).out).toContain("a note of its author");
  });

  test("of a manifest without a product: for an example", async () => {
    const { out, exitCode } = await explain("manifest.yaml#/metadata/owner");
    expect(withoutMeaning(out)).toMatch(
      /^For a product that says nothing of its own:\nmanifest\.yaml:6:3: metadata\.owner: live\n/u,
    );
    expect(exitCode).toBe(0);
  });

  test.each([
    ["manifest.yaml#/plugins/comptue/type", "Did you mean manifest.yaml#/plugins/compute?"],
    ["shop/floe.yaml#/transforms/0/nmae", "Did you mean shop/floe.yaml#/transforms/0/name?"],
    ["shop/floe.yaml#/transforms/7/name", "there is no shop/floe.yaml#/transforms/7/name"],
    ["manifest.yaml#/governance/naming", "manifest.yaml does not set /governance/naming"],
    ["manifest.yaml#a..b", "`a..b` is no pointer"],
    ["other.yaml#/a", "there is no file other.yaml"],
    ["floe.yaml#/metadata", "there is no file floe.yaml"],
  ])("%s is refused: %s", async (subject, words) => {
    const { err, exitCode } = await explain(subject);
    expect(err).toContain(words);
    expect(exitCode).toBe(1);
  });
});

describe("a key by its path", () => {
  test("says what it means, where it goes and who reads it there", async () => {
    const { out, exitCode } = await explain("plugins.compute.config.threads", { product: "shop" });
    expect(out).toMatch(
      /^plugins\.compute\.config\.threads \(manifest\.yaml\): Models that dbt runs side by side, 1 to 64\.\n/u,
    );
    expect(out).toContain("\n  takes a whole number from 1 to 64; default 4\n");
    expect(out).toContain("\ndefault that manifest.yaml leaves out: plugins.compute.config.threads: live\n");
    expect(out).toContain("\n  read by dbt: profiles.yml#/shop/outputs/dev/threads\n");
    expect(exitCode).toBe(0);
  });

  test.each(["transforms[].name", "transforms[0].name", "transforms.name"])(
    "%s is the name of a transform",
    async (path) => {
      const { out } = await explain(path, { product: "shop" });
      expect(out).toMatch(
        /^transforms\[0?\]\.name \(floe\.yaml\): .*\n {2}takes a string.*; needed\nshop\/floe\.yaml:9:5: transforms\[0\]\.name: live\n/u,
      );
    },
  );

  test("a choice is listed, and a default said", async () => {
    expect((await explain("transforms[].tier", { product: "shop" })).out).toContain(
      "  takes one of: bronze, silver, gold\n",
    );
    expect((await explain("observability.tracing.exporter", { product: "shop" })).out).toMatch(
      / {2}takes one of: .*otlp.*; default "otlp"\n/u,
    );
  });

  test("what both files have is explained for both", async () => {
    const { out } = await explain("metadata.owner", { product: "shop" });
    expect(out).toMatch(/^metadata\.owner \(manifest\.yaml\): [\s\S]*^metadata\.owner \(floe\.yaml\): /mu);
    expect(out).toContain("  floe.yaml does not set it, and nothing is made of a default for it\n");
  });

  test("without a project its meaning is known all the same", async () => {
    const { out, err, exitCode } = await explain("schedule.cron", { product: "no/where" });
    expect(out).toBe(
      "schedule.cron (floe.yaml): Five cron fields: minute, hour, day, month, weekday.\n  takes a string\n",
    );
    expect([err, exitCode]).toEqual(["", 0]);
  });

  test("an option of the storage that floe knows is explained", async () => {
    expect((await explain("plugins.storage.config.bucket")).out).toMatch(
      /^plugins\.storage\.config\.bucket \(manifest\.yaml\): \S/u,
    );
  });

  test.each([
    ["plugins.compute.config.thread", "Did you mean `plugins.compute.config.threads`?"],
    ["plugins.comptue.type", "Did you mean `plugins.compute.type`?"],
    ["transforms[].qualityChecks[].nmae", "Did you mean `transforms[].qualityChecks[].name`?"],
    ["transforms.depends_on", "Did you mean `transforms[].dependsOn`?"],
    ["cron", "Did you mean `plugins.orchestrator.config.default_schedule.cron` or `schedule.cron`?"],
    ["default_schedule.cron", "Did you mean `plugins.orchestrator.config.default_schedule.cron`?"],
    ["nonesuch", "is neither a diagnostic code nor a key of floe.yaml or manifest.yaml. Codes: floe explain --list."],
    ["schedule.cron.minute", "is neither"],
    ["a..b", "is neither"],
    ["transforms[x].name", "is neither"],
    ["__proto__.polluted", "is neither"],
    ["constructor", "is neither"],
    ["plugins.compute.config.toString", "is neither"],
  ])("%s is refused: %s", async (subject, words) => {
    const { err, out, exitCode } = await explain(subject, { product: "shop" });
    expect(err).toContain(words);
    expect([out, exitCode]).toEqual(["", 1]);
  });
});

test("--list names each code with its severity and the first sentence of its cause", async () => {
  const { out } = await explain(undefined, { list: true });
  expect(out).toMatch(/^schema\/unknown-key +error +A key stands in a section that has no such key\.$/mu);
  expect(out).toMatch(/^duckdb\/shared-path +warning +The path is absolute .*\.$/mu);
});

test("--notes lists the x- keys of both files, without their values", async () => {
  const { out, exitCode } = await explain(undefined, { notes: true, product: "shop" });
  expect(out).toBe(
    [
      "shop/floe.yaml:10:5: transforms[0].x-why",
      "manifest.yaml:14:1: x-owner",
      "manifest.yaml:16:3: governance.x-ticket",
      "",
    ].join("\n"),
  );
  expect(exitCode).toBe(0);
});

test("--notes of a folder without floe.yaml says that there is none", async () => {
  const { err, exitCode } = await explain(undefined, { notes: true });
  expect(err).toContain("error[file/missing]: File `floe.yaml` does not exist.");
  expect(exitCode).toBe(1);
});

test("nothing to explain is a wrong command line", async () => {
  expect((await explain(undefined)).exitCode).toBe(2);
  expect((await explain("schema/unknown-key", { list: true })).exitCode).toBe(2);
});
