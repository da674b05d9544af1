import { existsSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { type Scene, scene, withOtherUsers } from "./scene.ts";

withOtherUsers();

const promised = "governance/cannot-be-promised";

function project(manifest: string, product = ""): Scene {
  return scene({ "manifest.yaml": smallManifest(manifest), "shop/floe.yaml": smallProduct(product) });
}

function governance(...lines: readonly string[]): string {
  return `governance:\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** The level that asks for the least. */
const lax = "policy_enforcement_level: off";

describe("a promise that nobody keeps stops the compile, and no file is written", () => {
  test.each([
    ["a role is asked for", governance(lax, "rbac: {enabled: true}"), "14:19"],
    ["names are strict", governance(lax, "naming: {enforcement: strict}"), "14:25"],
    ["encryption is required", governance(lax, "pii_encryption: required"), "14:19"],
    ["networks are closed, with a capital letter", governance(lax, "network_policies: {enabled: True}"), "14:31"],
    ["secrets are searched for, in capital letters", governance(lax, "secret_scanning: {enabled: TRUE}"), "14:30"],
    ["the key is written with an escape", governance(lax, '"\\u0072bac": {enabled: true}'), "14:26"],
    ["the value comes from an alias", `x-hard: &hard required\n${governance(lax, "pii_encryption: *hard")}`, "15:19"],
    // The token that says it stands at the anchor; the section is shown as well.
    ["the section comes from an alias", `x-on: &on {enabled: true}\n${governance(lax, "rbac: *on")}`, "12:21"],
    [
      "the section is on by default",
      governance(lax, "data_contracts: {enforcement: warn, drift_detection: {}}"),
      "14:39",
    ],
    ["it is one of many", governance(lax, "policies: [{name: a, type: custom, action: block, message: a}]"), "14:46"],
  ])("%s", async (_name, manifest, place) => {
    const { floe, path } = project(manifest, "governance: {policy_enforcement_level: off}\n");
    const run = await floe(["compile", "shop"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain(`manifest.yaml:${place}: error[${promised}]`);
    expect(existsSync(path("shop/target"))).toBe(false);
  });

  test("and the help never says to take the rule away", async () => {
    const { floe } = project(
      governance("rbac: {enabled: true}", "naming: {enforcement: strict}", "audit_logging: enabled"),
    );
    const run = await floe(["validate", "shop"]);
    expect(run.err).toContain("so `strict` cannot be promised");
    expect(run.err).not.toMatch(/remove/iu);
  });
});

describe("no other way of writing it gets past", () => {
  test.each([
    ["a text", "rbac: {enabled: 'true'}"],
    ["a word of YAML 1.1", "rbac: {enabled: on}"],
    ["another word of YAML 1.1", "rbac: {enabled: yes}"],
    ["a number", "rbac: {enabled: 1}"],
    ["capital letters", "naming: {enforcement: STRICT}"],
    ["a blank", "pii_encryption: 'required '"],
    ["a key in capital letters", "RBAC: {enabled: true}"],
    ["a key that is misspelt", "rbca: {enabled: true}"],
    ["a merge key", "rbac: {<<: {enabled: true}}"],
    ["twice, the second time lax", "rbac: {enabled: true, enabled: false}"],
    ["a tag", "rbac: {enabled: !!bool 'true'}"],
    ["nothing", "rbac: {enabled: }"],
  ])("%s", async (_name, line) => {
    const { floe, path } = project(governance(lax, line));
    const run = await floe(["compile", "shop"]);
    expect(run.code).toBe(1);
    expect(existsSync(path("shop/target"))).toBe(false);
  });
});

describe("the stricter level of both files decides about what does not call itself strict", () => {
  const rules = [
    "data_retention_days: 400",
    "audit_logging: enabled",
    "quality_gates: {}",
    "naming: {enforcement: warn}",
  ];

  test.each([
    { platform: "off", product: "off", code: 0 },
    { platform: "warn", product: "off", code: 0 },
    { platform: "off", product: "strict", code: 1 },
    { platform: "strict", product: "off", code: 1 },
    { platform: "strict", product: "strict", code: 1 },
  ])("$platform and $product", async ({ platform, product, code }) => {
    const { floe } = project(
      governance(`policy_enforcement_level: ${platform}`, ...rules),
      `governance: {policy_enforcement_level: ${product}}\n`,
    );
    const run = await floe(["validate", "shop"]);
    expect(run.code).toBe(code);
    const severity = code === 0 ? "warning" : "error";
    for (const place of ["14:24", "15:18", "16:3", "17:25"]) {
      expect(run.err).toContain(`manifest.yaml:${place}: ${severity}[governance/not-enforced]`);
    }
  });
});

describe("every way to ask says it", () => {
  const manifest = governance("rbac: {enabled: true}");

  test("the manifest alone", async () => {
    const run = await project(manifest).floe(["validate", "manifest.yaml"]);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining(`manifest.yaml:13:19: error[${promised}]`) });
  });

  test("SARIF", async () => {
    const run = await project(manifest).floe(["validate", "shop", "--format", "sarif"]);
    expect(run.code).toBe(1);
    const [result] = JSON.parse(run.out).runs[0].results.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === promised,
    );
    expect(result).toMatchObject({
      level: "error",
      locations: [{ physicalLocation: { region: { startLine: 13, startColumn: 19 } } }],
    });
  });

  test.each(["json", "junit", "github"])("%s", async (format) => {
    const run = await project(manifest).floe(["validate", "shop", "--format", format]);
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining(promised) });
  });

  test.each(["--check", "--dry-run"])("compile %s", async (option) => {
    const run = await project(manifest).floe(["compile", "shop", option]);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining(promised) });
  });

  test("an environment's own manifest", async () => {
    const { floe } = scene({
      ".git/HEAD": "ref: refs/heads/main\n",
      "platform/prod/manifest.yaml": smallManifest(manifest),
      "shop/floe.yaml": smallProduct().replace("platform:\n  manifest: ../manifest.yaml\n", ""),
    });
    const run = await floe(["validate", "shop", "--env", "prod"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain(`platform/prod/manifest.yaml:13:19: error[${promised}]`);
  });

  test("a run after one that went well", async () => {
    const { floe, path } = project("");
    expect(await floe(["compile", "shop"])).toMatchObject({ code: 0 });
    expect(await floe(["compile", "shop"])).toMatchObject({ code: 0 });
    writeFileSync(path("manifest.yaml"), smallManifest(manifest));
    expect(await floe(["compile", "shop"])).toMatchObject({ code: 1, err: expect.stringContaining(promised) });
  });
});

test("a note that says the same promises nothing", async () => {
  const { floe } = project(
    governance("policy_enforcement_level: strict", "x-rbac: {enabled: true}", "x-naming: strict"),
  );
  expect(await floe(["compile", "shop"])).toMatchObject({ code: 0, err: expect.not.stringContaining("governance/") });
});

describe("a pattern that would stop a compile", () => {
  test.each([
    ["looks ahead", '"^(?!tmp_)"'],
    ["refers back", "'([a-z])\\1'"],
    ["grows without end", `"${"(a{1,1000}".repeat(3)}${"){1,1000}".repeat(3)}"`],
  ])("is refused: it %s", async (_name, pattern) => {
    const { floe } = project(governance(`naming: {enforcement: off, pattern: custom, custom_patterns: [${pattern}]}`));
    const run = await floe(["validate", "shop"]);
    expect(run.code).toBe(1);
    expect(run.err).toContain("manifest.yaml:13:65: error[manifest/bad-pattern]");
  });

  test("is refused in no time, however many there are", async () => {
    const hard = `"(?:${"a{1,30}b{1,30}".repeat(60)})\\\\1"`;
    const list = Array.from({ length: 50 }, () => hard).join(", ");
    const { floe } = project(governance(`naming: {enforcement: off, pattern: custom, custom_patterns: [${list}]}`));
    const start = performance.now();
    const run = await floe(["validate", "shop"]);
    expect(run.code).toBe(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
