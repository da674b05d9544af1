import { builtin, definePlugin, type IdentifierFolding } from "floe-core/plugin";
import { conformanceFindings, memoryProject } from "floe-core/testing";
import { expect, test } from "vitest";
import * as z from "zod";

const names = ["orders", "Orders", "ORDERS"];

function engine(identifierFolding: IdentifierFolding | undefined) {
  return definePlugin({
    kind: "compute",
    name: "abacus",
    config: z.strictObject({}),
    ...(identifierFolding === undefined ? {} : { identifierFolding }),
    dbtTarget: () => ({ type: builtin("abacus", "this engine runs nothing") }),
  });
}

const orchestrator = definePlugin({ kind: "orchestrator", name: "by-hand", config: z.strictObject({}) });

function codes(identifierFolding: IdentifierFolding | undefined): Promise<readonly string[]> {
  const metadata = { name: "shop", version: "1.0.0" };
  const manifest = {
    apiVersion: "floe.dev/v1",
    kind: "Manifest",
    metadata: { ...metadata, owner: "platform" },
    plugins: { compute: { type: "abacus" }, orchestrator: { type: "by-hand" } },
  };
  const product = {
    apiVersion: "floe.dev/v1",
    kind: "FloeSpec",
    metadata,
    platform: { manifest: "manifest.yaml" },
    transforms: names.map((name) => ({ name })),
  };
  const plugins = [engine(identifierFolding), orchestrator].map((plugin) => ({
    packageJson: {
      name: `floe-${plugin.name}`,
      floe: { contract: "2", kind: plugin.kind, name: plugin.name, module: "./x.js" },
    },
    load: () => plugin,
  }));
  const files = { "manifest.yaml": JSON.stringify(manifest), "floe.yaml": JSON.stringify(product) };
  const compiled = memoryProject(files, { plugins }).compile("floe.yaml", { outputs: "findings" });
  return compiled.then(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  );
}

test.each([undefined, "case-insensitive", "upper", "lower"] as const)(
  "names that differ in case are one to an engine that folds by %s",
  async (folding) => {
    expect(await codes(folding)).toEqual(["product/names-fold-alike", "product/names-fold-alike"]);
  },
);

test("names that differ in case are different to an engine that takes them as written", async () => {
  expect(await codes("exact")).toEqual([]);
});

test("a folding that floe does not know is a mistake of the plugin", async () => {
  const plugin = Object.assign({}, engine("lower"), { identifierFolding: "sideways" });
  expect(await conformanceFindings(plugin, { validConfig: {} })).toEqual([
    expect.stringContaining("identifierFolding"),
  ]);
});
