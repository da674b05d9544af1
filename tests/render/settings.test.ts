import { expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { runCommand } from "./run-command.ts";

const setting = "transforms[0].qualityChecks[0].severity";
const product = smallProduct("    qualityChecks:\n      - {name: orders_are_unique, type: unique, severity: grave}\n");

function validate(format: "human" | "json" | "sarif" | "github" | "junit") {
  const files = { "manifest.yaml": smallManifest(), "shop/floe.yaml": product };
  return runCommand("validate", format, { files, paths: ["shop/floe.yaml"] });
}

test("people, GitHub and JUnit read which setting a finding is about", async () => {
  expect((await validate("human")).err).toContain(`\n  at: ${setting}\n`);
  expect((await validate("github")).out).toContain(`%0Aat: ${setting}%0A`);
  expect((await validate("junit")).out).toContain(`\nat: ${setting}\n`);
});

test("programs find the setting in a field of its own", async () => {
  const json = JSON.parse((await validate("json")).out);
  expect(json.diagnostics).toContainEqual(expect.objectContaining({ code: "schema/wrong-value", setting }));
  const sarif = JSON.parse((await validate("sarif")).out);
  const logicalLocations = [{ fullyQualifiedName: setting, kind: "member" }];
  expect(sarif.runs[0].results).toContainEqual(
    expect.objectContaining({
      ruleId: "schema/wrong-value",
      locations: [expect.objectContaining({ logicalLocations })],
    }),
  );
});

test("what the message says already is not said again", async () => {
  const files = { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct("    qualityCheck: []\n") };
  const { err } = await runCommand("validate", "human", { files, paths: ["shop/floe.yaml"] });
  expect(err).toContain("`qualityCheck` is not a key of `transforms[0]`.");
  expect(err).not.toContain("\n  at: ");
});
