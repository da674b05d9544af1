import { places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";
import { accepted, compute, refused } from "./compile-outcome.ts";

describe("keys that nobody defined", () => {
  test("are free when they start with `x-`, at any depth and in options of plugins", async () => {
    const manifest = compute("x-note: keep").concat("x-team: {a: 1}\nobservability: {x-why: because}\n");
    const product = smallProduct("    x-note: a\nx-links: [b]\n");
    expect(places(await accepted({ manifest, product }))).toEqual([]);
  });

  test("are a warning at the manifest's root when they resemble nothing, for they may belong to a newer floe", async () => {
    const found = await accepted({ manifest: smallManifest("cost_center: 4711\n") });
    expect(places(found)).toEqual([{ code: "schema/unknown-root-key", at: "manifest.yaml:12:1" }]);
  });

  test("are an error there at `strict`", async () => {
    const manifest = smallManifest("cost_center: 4711\ngovernance: {policy_enforcement_level: strict}\n");
    expect(places(await refused({ manifest }))).toEqual([
      { code: "schema/unknown-root-key", at: "manifest.yaml:12:1" },
    ]);
  });

  test("are an error there where the product is strict and the manifest says nothing", async () => {
    const product = smallProduct("governance: {policy_enforcement_level: strict}\n");
    expect(places(await refused({ manifest: smallManifest("cost_center: 4711\n"), product }))).toEqual([
      { code: "schema/unknown-root-key", at: "manifest.yaml:12:1" },
    ]);
  });

  test("may be called `schema` in an output port, where it is documented", async () => {
    const product = smallProduct("outputPorts: [{name: orders, schema: [{name: id, type: string}]}]\n");
    expect(places(await accepted({ product }))).toEqual([]);
  });

  test.each(["env_overrides", "environment", "env", "dev", "staging", "prod", "production", "target_env", "floe_env"])(
    "may not be `%s` in the manifest: the file is the environment",
    async (key) => {
      const found = places(await refused({ manifest: smallManifest(`${key}: x\n`) }));
      expect(found).toEqual([{ code: "manifest/environment-key", at: "manifest.yaml:12:1" }]);
    },
  );
});
