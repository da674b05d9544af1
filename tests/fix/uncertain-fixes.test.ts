import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type FixRun, runFix } from "./fix-project.ts";

async function expectUntouched(files: { readonly manifest?: string; readonly product?: string }): Promise<FixRun> {
  const run = await runFix(files);
  if (files.manifest !== undefined) expect(run.files["manifest.yaml"]).toBe(files.manifest);
  if (files.product !== undefined) expect(run.files["shop/floe.yaml"]).toBe(files.product);
  return run;
}

test("a key is left alone when the suggested one is there already", async () => {
  await expectUntouched({
    manifest: smallManifest("observability:\n  tracing: {enabled: true}\n  tracng: {enabled: true}\n"),
  });
});

test("two misspellings of one key are left alone", async () => {
  await expectUntouched({
    manifest: smallManifest("observability:\n  tracin: {enabled: true}\n  tracng: {enabled: true}\n"),
  });
});

test("a name that two others are near to is left alone", async () => {
  await expectUntouched({
    product: smallProduct("  - name: order\n  - name: customers\n    dependsOn: [orderz]\n"),
  });
});

test("another version is no misspelling", async () => {
  await expectUntouched({ product: smallProduct().replace("floe.dev/v1", "floe.dev/v2") });
});

test("null is not made a string", async () => {
  await expectUntouched({ product: smallProduct("    tags: [null]\n") });
});

test("a correction that makes another mistake is left out, and the others are made", async () => {
  const product = (key: string) =>
    smallProduct(`  - name: customers\n    dependsOn: [customres]\n${key}:\n  cron: 0 6 * * *\n`);
  const run = await runFix({ product: product("schedul") });
  expect(run.files["shop/floe.yaml"]).toBe(product("schedule"));
  expect(run.err).toContain("shop/floe.yaml:11:17: error[product/unknown-dependency]");
});

test("a section is corrected only together with the mistakes that its name hid", async () => {
  const manifest = (text: string) => smallManifest(`observability:\n  ${text}\n`);
  const run = await runFix({ manifest: manifest("tracng: {enabled: 'yes'}") });
  expect(run.files["manifest.yaml"]).toBe(manifest("tracing: {enabled: true}"));
  await expectUntouched({ manifest: manifest("tracng: {enabled: sometimes}") });
});

test("a line that may hold a secret is never touched", async () => {
  const manifest = smallManifest("observability:\n  tracng: {headers: {api_key: hunter2}}\n");
  const run = await expectUntouched({ manifest });
  expect(run.out + run.err).not.toContain("hunter2");
});

test("a misspelt sensitive key is left alone", async () => {
  const manifest = smallManifest().replace("type: duckdb", "type: duckdb\n    config: {pasword: hunter2}");
  await expectUntouched({ manifest });
});

test("nothing is written when a file was changed meanwhile", async () => {
  const product = smallProduct("schedul:\n  cron: 0 6 * * *\n");
  let staged = false;
  const run = await runFix(
    { product },
    {
      host: (host) => ({
        ...host,
        stageReplacement: (path, bytes) => {
          staged = true;
          return host.stageReplacement(path, bytes);
        },
        readFile: (path, limits) => {
          const read = host.readFile(path, limits);
          if (!staged || read.kind === "failed" || !path.endsWith("floe.yaml")) return read;
          return { ...read, value: new TextEncoder().encode(`# mine\n${product}`) };
        },
      }),
    },
  );
  expect(run.files["shop/floe.yaml"]).toBe(product);
  expect(Object.keys(run.files)).toEqual(["manifest.yaml", "shop/floe.yaml"]);
  expect(run.err).toContain("error[fix/file-changed]");
  expect(run.exitCode).toBe(1);
});

test.each(["stageReplacement", "commitFile"] as const)(
  "a failed %s leaves the file and no litter",
  async (operation) => {
    const product = smallProduct("schedul:\n  cron: 0 6 * * *\n");
    const run = await runFix({ product }, { failures: [{ operation, call: 1, errno: "EACCES" }] });
    expect(run.files).toEqual({ "manifest.yaml": smallManifest(), "shop/floe.yaml": product });
    expect(run.err).toContain("error[fix/unwritable]: `shop/floe.yaml` cannot be corrected");
    expect(run.err).toContain("error[schema/unknown-key]");
    expect(run.exitCode).toBe(1);
  },
);

test("a file without mistakes is not written", async () => {
  const run = await runFix({}, { failures: [{ operation: "stageReplacement", call: 1, errno: "EROFS" }] });
  expect(run.exitCode).toBe(0);
});
