import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runFix } from "./fix-project.ts";

test("a misspelt key is corrected, and its line keeps its comment and spacing", async () => {
  const manifest = smallManifest("observability:\n  tracng:    # collector\n    enabled:   false\n");
  const run = await runFix({ manifest });
  expect(run.files["manifest.yaml"]).toBe(manifest.replace("tracng", "tracing"));
  expect(run.out).toContain("manifest.yaml:13:3: `tracng` → `tracing`\n");
  expect(run.exitCode).toBe(0);
});

test("several corrections of one line and of both files are made together", async () => {
  const product = smallProduct("schedul: {corn: 0 6 * * *, timezone: Europe/Berln}\n");
  const manifest = smallManifest("governance:\n  policy_enforcement_level: 'strct'\n");
  const run = await runFix({ product, manifest });
  expect(run.files["shop/floe.yaml"]).toBe(smallProduct("schedule: {cron: 0 6 * * *, timezone: Europe/Berlin}\n"));
  expect(run.files["manifest.yaml"]).toContain("policy_enforcement_level: 'strict'");
  expect(run.out).toContain(
    [
      "manifest.yaml:13:29: `'strct'` → `'strict'`",
      "shop/floe.yaml:10:1: `schedul` → `schedule`",
      "shop/floe.yaml:10:11: `corn` → `cron`",
      "shop/floe.yaml:10:38: `Europe/Berln` → `Europe/Berlin`",
    ].join("\n"),
  );
});

test.each([
  ["a number where a string is needed", "    tags: [2024]", '    tags: ["2024"]'],
  ["a boolean where a string is needed", "    tags: [true]", '    tags: ["true"]'],
])("%s gets quotes", async (_, wrong, right) => {
  const run = await runFix({ product: smallProduct(`${wrong}\n`) });
  expect(run.files["shop/floe.yaml"]).toBe(smallProduct(`${right}\n`));
});

test.each([
  ["'true'", "true"],
  ['"False"', "false"],
  ["yes", "true"],
  ["Off", "false"],
  ["n", "false"],
])("the boolean %s becomes %s", async (wrong, right) => {
  const manifest = (value: string) => smallManifest(`observability:\n  tracing:\n    enabled: ${value}\n`);
  const run = await runFix({ manifest: manifest(wrong) });
  expect(run.files["manifest.yaml"]).toBe(manifest(right));
});

test("a quoted number loses its quotes", async () => {
  const manifest = (value: string) =>
    smallManifest().replace("type: duckdb", `type: duckdb\n    config:\n      threads: ${value}`);
  const run = await runFix({ manifest: manifest('"4"') });
  expect(run.files["manifest.yaml"]).toBe(manifest("4"));
});

test("a misspelt dependency is corrected", async () => {
  const product = (name: string) => smallProduct(`  - name: customers\n    dependsOn: [${name}]\n`);
  const run = await runFix({ product: product("oredrs") });
  expect(run.files["shop/floe.yaml"]).toBe(product("orders"));
});

test("a byte order mark and Windows line ends stay", async () => {
  const text = (key: string) => `\ufeff${smallProduct(`${key}:\n  cron: 0 6 * * *\n`)}`.replaceAll("\n", "\r\n");
  const written: Uint8Array[] = [];
  await runFix(
    { product: text("schedul") },
    {
      host: (host) => ({
        ...host,
        stageReplacement: (path, bytes) => {
          written.push(bytes);
          return host.stageReplacement(path, bytes);
        },
      }),
    },
  );
  expect(written).toEqual([new TextEncoder().encode(text("schedule"))]);
});

test("what later stages find once there is no error does not speak against a correction", async () => {
  const inert = "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: anonymous}}\n";
  const manifest = (key: string) => smallManifest(`${inert}observability:\n  ${key}: {enabled: false}\n`);
  const run = await runFix({ manifest: manifest("tracng") });
  expect(run.files["manifest.yaml"]).toBe(manifest("tracing"));
  expect(run.err).toContain("config/unused-key");
});

test("what stays wrong is reported where it stands afterwards", async () => {
  const run = await runFix({
    product: smallProduct("catlog: default\nschedule: {cron: 0 6 * * *, timezone: Mars/Olympus}\n"),
  });
  expect(run.err).toContain("shop/floe.yaml:11:39: error[product/unknown-timezone]");
  expect(run.exitCode).toBe(1);
});

test("the JSON report lists the corrections", async () => {
  const run = await runFix({ product: smallProduct("schedul:\n  cron: 0 6 * * *\n") }, { format: "json" });
  expect(JSON.parse(run.out)).toMatchObject({
    ok: true,
    fixes: [
      {
        code: "schema/unknown-key",
        place: { file: "shop/floe.yaml", line: 10, column: 1 },
        original: "schedul",
        replacement: "schedule",
      },
    ],
  });
});
