import { bundledPlugins } from "floe-cli/bundled-plugins";
import { explainSettings, settingsAt } from "floe-core";
import { memoryProject } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { smallManifest, smallProduct } from "../support/small-project.ts";

const head = "apiVersion: floe.dev/v1\nkind: Manifest\n";
const base = smallManifest().replace("type: duckdb", "type: duckdb\n    config: {threads: 2, memory_limit: 1GB}");
const files = {
  "manifest.yaml": `${head}extends: platform/base/manifest.yaml\nplugins:\n  compute: {config: {threads: 8}}\n`,
  "platform/base/manifest.yaml": base,
  "shop/floe.yaml": smallProduct(),
};

const project = (more: Readonly<Record<string, string>> = {}) =>
  memoryProject({ ...files, ...more }, { plugins: bundledPlugins });

describe("a manifest that extends another one", () => {
  test("gives what one file with all of it gives", async () => {
    const whole = base.replace("threads: 2", "threads: 8");
    const [parts, one] = await Promise.all(
      [project(), project({ "manifest.yaml": whole })].map((each) =>
        each.compile("shop/floe.yaml", { outputs: "none" }),
      ),
    );
    const without = (result = parts) =>
      result?.files
        .filter(({ path }) => !path.endsWith("provenance.json"))
        .map(({ text }) => text.replace(/"(?:source_hash|secrets_scanned)": .*/gu, ""));
    expect(without(parts)).toEqual(without(one));
  });

  test("tells of each value which file it is from", async () => {
    const { files: outputs } = await project().compile("shop/floe.yaml", { outputs: "none" });
    const provenance = JSON.parse(outputs.find(({ path }) => path.endsWith("provenance.json"))?.text ?? "");
    const config = "/plugins/compute/config";
    expect(provenance.outputs["floe_target/compiled_artifacts.json"]).toMatchObject({
      [`${config}/threads`]: { file: "manifest.yaml", line: 5 },
      [`${config}/memory_limit`]: {
        file: "./platform/base/manifest.yaml",
        line: 10,
        pointer: `${config}/memory_limit`,
      },
    });
    expect(Object.keys(provenance.inputs)).toEqual(["floe.yaml", "../manifest.yaml", "../platform/base/manifest.yaml"]);
  });

  test("has another digest when its base changes", async () => {
    const hashOf = async (text: string) =>
      (await project({ "platform/base/manifest.yaml": text }).compile("shop/floe.yaml", { outputs: "none" })).artifacts
        ?.metadata.source_hash;
    expect(await hashOf(base)).not.toBe(await hashOf(`${base}# changed\n`));
  });

  test("is explained with the value that yields", async () => {
    const { context, host } = project();
    const { explained } = await explainSettings(
      { kind: "product", productPath: `${host.workingDirectory}/shop/floe.yaml` },
      context,
    );
    const found = explained && settingsAt(explained, explained.files.manifest, "/plugins/compute/config/threads");
    const [setting] = found?.kind === "settings" ? found.settings : [];
    expect(setting?.state.kind).toBe("live");
    expect(setting?.span?.source.shown).toBe("manifest.yaml");
    expect(setting?.yielded.map(({ span }) => span.source.shown)).toEqual(["platform/base/manifest.yaml"]);
  });

  test("is not followed through a hundred files", async () => {
    const links = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`m${index}.yaml`, `${head}extends: m${index + 1}.yaml\n`]),
    );
    const { diagnostics } = await project({
      ...links,
      "m100.yaml": base,
      "manifest.yaml": `${head}extends: m0.yaml\n`,
    }).compile("shop/floe.yaml");
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "extends/too-deep",
    ]);
  });

  test("is read anew for each product when only the base is another one", async () => {
    const both = project({ "other/floe.yaml": smallProduct().replace("name: shop", "name: other") });
    const first = await both.compile("shop/floe.yaml", { outputs: "none" });
    const second = await both.compile("other/floe.yaml", { outputs: "none" });
    expect([first, second].map(({ artifacts }) => artifacts?.plugins?.compute.config)).toEqual([
      expect.objectContaining({ threads: 8, memory_limit: "1GB" }),
      expect.objectContaining({ threads: 8, memory_limit: "1GB" }),
    ]);
  });
});
