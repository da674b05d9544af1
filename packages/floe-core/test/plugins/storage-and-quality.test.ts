import { describe, expect, test } from "vitest";
import { timedPlugin, timeoutPart } from "./timed-plugin.ts";
import { compiledWith, manifestOf } from "./timed-project.ts";

const needed = "  compute: {type: timed}\n  orchestrator: {type: timed}\n";

describe("a storage plugin", () => {
  const selected = manifestOf(
    `${needed}  storage: {type: timed, config: {check_timeout_seconds: 20}, connection_secret_ref: bucket-keys}\n`,
  );

  test("is carried into the artifact with its options and defaults", async () => {
    const { artifact, found } = await compiledWith([timedPlugin("storage")], selected);
    expect(found).toEqual([]);
    expect(artifact?.["plugins"]).toMatchObject({
      storage: {
        type: "timed",
        version: "1.0.0",
        config: { check_timeout_seconds: 20, enabled: true, connection_secret_ref: "bucket-keys" },
      },
    });
  });

  test("has its options in the Helm values, and the secret of the connection beside them", async () => {
    const { values } = await compiledWith([timedPlugin("storage")], selected);
    expect(values?.["storage"]).toEqual({
      type: "timed",
      connection_secret_ref: "bucket-keys",
      config: { check_timeout_seconds: 20, enabled: true },
    });
  });

  test("may say itself what the Helm values have of it, and keeps the secret of the connection", async () => {
    const { values } = await compiledWith([timedPlugin("storage", { helm: timeoutPart })], selected);
    expect(values?.["storage"]).toEqual({
      type: "timed",
      connection_secret_ref: "bucket-keys",
      config: { seconds: 20 },
    });
  });

  test("is needed for any type but `s3`", async () => {
    const { found } = await compiledWith([], selected);
    expect(found).toEqual([{ code: "resolve/storage-unsupported", at: "manifest.yaml:10:19" }]);
  });
});

describe("a quality plugin", () => {
  const selected = manifestOf(`${needed}  quality: {provider: timed, check_timeout_seconds: 20}\n`);

  test("is selected by its provider, and the artifact has the whole section", async () => {
    const { artifact, found } = await compiledWith([timedPlugin("quality")], selected);
    expect(found).toEqual([]);
    expect(artifact?.["quality_config"]).toMatchObject({ provider: "timed", check_timeout_seconds: 20, enabled: true });
  });

  test("gives a part of the Helm values, from its options", async () => {
    const { values, found } = await compiledWith([timedPlugin("quality", { helm: timeoutPart })], selected);
    expect(found).toEqual([]);
    expect(values?.["quality"]).toEqual({ seconds: 20 });
  });

  test("refuses what the section may have and the plugin does not know", async () => {
    const { found } = await compiledWith(
      [timedPlugin("quality")],
      selected.replace("check_timeout_seconds: 20", "thresholds: {min_score: 60}"),
    );
    expect(found).toEqual([{ code: "schema/unknown-key", at: "manifest.yaml:10:30" }]);
  });

  test("says nothing more of what the manifest's schema refused", async () => {
    const { found } = await compiledWith([timedPlugin("quality")], selected.replace("20", "soon"));
    expect(found).toEqual([{ code: "schema/wrong-type", at: "manifest.yaml:10:53" }]);
  });
});
