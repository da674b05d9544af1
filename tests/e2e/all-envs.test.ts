import { describe, expect, test } from "vitest";
import { compile } from "../../packages/floe-cli/src/commands/compile.ts";
import { validate } from "../../packages/floe-cli/src/commands/validate.ts";
import { memorySession } from "../support/memory-session.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const files = {
  "manifest.yaml": smallManifest(),
  "platform/base/manifest.yaml": "apiVersion: floe.dev/v1\nkind: Manifest\nbase: true\n",
  "platform/dev/manifest.yaml": smallManifest(),
  "platform/prod/manifest.yaml": smallManifest(),
  "shop/floe.yaml": smallProduct(),
};
const broken = { ...files, "platform/prod/manifest.yaml": smallManifest("defaults: {compute: spark}\n") };

const commands = { compile, validate } as const;

async function run(name: keyof typeof commands, given: Readonly<Record<string, string>>, more: object = {}) {
  const { session, host, printed } = memorySession(given);
  const options = { format: "human" as const, allEnvs: true, ...more };
  const code = await commands[name].run({ argument: ["shop"], options }, session);
  return { code, ...printed, paths: Object.keys(host.files()) };
}

describe("--all-envs", () => {
  test("compiles each environment into its folder, and no base", async () => {
    const { code, out, paths } = await run("compile", files);
    expect(code).toBe(0);
    expect(out).toMatch(/compiled for dev,.*\n.*compiled for prod,/u);
    expect(paths.filter((path) => path.endsWith("definitions.py"))).toEqual([
      "shop/floe_target/dev/definitions.py",
      "shop/floe_target/prod/definitions.py",
    ]);
  });

  test.each(["compile", "validate"] as const)("ends with the worst, and names the environment: %s", async (name) => {
    const { code, err } = await run(name, broken);
    expect(code).toBe(1);
    expect(err).toContain("platform/prod/manifest.yaml");
    expect(err).not.toMatch(/platform\/dev\/manifest\.yaml:\d+:\d+: error/u);
  });

  test("compiles the environments that are right", async () => {
    const { paths } = await run("compile", broken);
    expect(paths.filter((path) => path.endsWith("definitions.py"))).toEqual(["shop/floe_target/dev/definitions.py"]);
  });

  test("checks a product in each", async () => {
    expect((await run("validate", files)).code).toBe(0);
  });

  test("says when there are none", async () => {
    const { "manifest.yaml": manifest, "shop/floe.yaml": product } = files;
    const { code, err } = await run("compile", { "manifest.yaml": manifest, "shop/floe.yaml": product });
    expect([code, err]).toEqual([1, expect.stringContaining("there are no environments")]);
  });

  test.each([{ out: "build" }, { manifest: "manifest.yaml" }])("does not go with %j", async (more) => {
    expect((await run("compile", files, more)).code).toBe(2);
  });
});
