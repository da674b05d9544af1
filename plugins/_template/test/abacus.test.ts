import { definePlugin } from "floe-core/plugin";
import { conformanceFindings, type MemoryProject, memoryProject, places } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";
import packageJson from "../package.json" with { type: "json" };
import { plugin } from "../src/index.ts";

const validConfig = { host: "frame.example.com", password: { secret_ref: "abacus" }, rods: 7, settings: { beads: 5 } };

test("the plugin conforms to the contract", async () => {
  expect(await conformanceFindings(plugin, { validConfig, packageJson })).toEqual([]);
});

function project(config: object): MemoryProject {
  const manifest = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { name: "small", version: "1.0.0", owner: "platform" },
    plugins: { compute: { type: "abacus", config }, orchestrator: { type: "by-hand" } },
  };
  const product = {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata: { name: "web-shop", version: "1.0.0" },
    platform: { manifest: "manifest.yaml" },
    transforms: [{ name: "orders" }],
  };
  const files = { "manifest.yaml": JSON.stringify(manifest), "floe.yaml": JSON.stringify(product) };
  return memoryProject(files, { plugins: [{ packageJson, load: () => plugin }, byHand] });
}

/** An orchestrator that does nothing: floe needs one. */
const byHand = {
  packageJson: { name: "by-hand", floe: { contract: "2", kind: "orchestrator", name: "by-hand", module: "./x.js" } },
  load: () => definePlugin({ kind: "orchestrator", name: "by-hand", config: z.strictObject({}) }),
};

test("its options reach the dbt profile, the password as an env_var()", async () => {
  const { artifacts } = await project(validConfig).compile("floe.yaml");
  expect(artifacts?.dbt_profiles?.["web-shop"]).toEqual({
    target: "dev",
    outputs: {
      dev: {
        type: "abacus",
        host: "frame.example.com",
        password: "{{ env_var('DBT_ENV_SECRET_FLOE_ABACUS') }}",
        schema: "web_shop",
        threads: 7,
        settings: { beads: 5 },
      },
    },
  });
});

test("an even number of rods is a warning", async () => {
  const { diagnostics } = await project({ ...validConfig, rods: 12 }).compile("floe.yaml");
  expect(places(diagnostics).map(({ code }) => code)).toEqual(["abacus/even-rods"]);
});
