import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { floe } from "../../packages/floe-cli/test/in-memory-command.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const slate = JSON.stringify({
  name: "floe-slate",
  version: "1.0.0",
  floe: { contract: "2", kind: "compute", name: "slate", module: "./index.js" },
});
const files = {
  "manifest.yaml": smallManifest(),
  "floe.yaml": smallProduct(),
  "package.json": JSON.stringify({ name: "platform", dependencies: { "floe-slate": "1.0.0" } }),
  "node_modules/floe-slate/package.json": slate,
};

describe("floe schema export --project", () => {
  let accepts: (manifest: string) => boolean;

  beforeAll(async () => {
    const { code, out } = await floe(files, ["schema", "export", "--project", ".", "manifest"]);
    expect(code).toBe(0);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(out));
    accepts = (manifest) => validate(parse(manifest));
  });

  const withCompute = (type: string, config: string): string =>
    smallManifest().replace(/compute:\n {4}type: duckdb\n/u, `compute:\n    type: ${type}\n    config: ${config}\n`);

  test.each([
    ["the manifest as it is", smallManifest(), true],
    ["options of the plugin", withCompute("duckdb", "{threads: 4}"), true],
    ["a key for notes among them", withCompute("duckdb", "{threads: 4, x-why: tried}"), true],
    ["an option that the plugin does not have", withCompute("duckdb", "{thread: 4}"), false],
    ["a wrong value of an option", withCompute("duckdb", "{threads: many}"), false],
    ["an installed plugin that is not selected, with any options", withCompute("slate", "{anything: 1}"), true],
    ["a type that the project does not have", withCompute("snowfake", "{}"), false],
    ["a type of a kind that only the runtime reads", smallManifest("  rbac:\n    type: of-ours\n"), true],
    [
      "options of a profile",
      `${smallManifest()}profiles:\n  compute:\n    default:\n      properties: {threads: 4}\n`,
      true,
    ],
    [
      "a wrong one",
      `${smallManifest()}profiles:\n  compute:\n    default:\n      type: duckdb\n      properties: {thread: 4}\n`,
      false,
    ],
  ])("%s", (_, manifest, isFine) => {
    expect(accepts(manifest)).toBe(isFine);
  });

  test("leaves the other schemas as they are", async () => {
    const own = await floe(files, ["schema", "export", "--project", ".", "floe"]);
    expect(own.out).toBe((await floe({}, ["schema", "export", "floe"])).out);
  });
});
