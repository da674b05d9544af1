import { expect, test } from "vitest";
import { demoFiles, demoProducts, demoProject } from "../support/demo-project.ts";

test.each(demoProducts)("nothing in the demo is taken for a secret: %s", async (product) => {
  const { diagnostics } = await demoProject().compile(`demo/${product}/floe.yaml`, { outputs: "none" });
  expect(diagnostics.filter(({ code }) => code.startsWith("secrets/"))).toEqual([]);
});

test.each(Object.keys(demoFiles()).filter((path) => path.endsWith("manifest.yaml")))(
  "nor in its manifests: %s",
  async (path) => {
    const diagnostics = await demoProject().validateManifest(path);
    expect(diagnostics.filter(({ code }) => code.startsWith("secrets/"))).toEqual([]);
  },
);
