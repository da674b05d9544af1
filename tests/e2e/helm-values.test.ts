import { readFileSync } from "node:fs";
import { bundledPlugins } from "floe-cli/bundled-plugins";
import type { BundledPlugin } from "floe-core";
import { at, builtin, definePlugin, type GenerateContext, type Plugin, pluginContractVersion } from "floe-core/plugin";
import { HelmValues } from "floe-core/schemas";
import { memoryProject, places } from "floe-core/testing";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { goldenFolder } from "../golden/golden-files.ts";
import { maximalDbtProject, maximalManifest, maximalProduct } from "../perturbation/maximal.ts";
import { demoProducts } from "../support/demo-project.ts";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

const product = "shop/floe.yaml";
const path = "shop/floe_target/values.yaml";

async function valuesOf(files: { readonly manifest?: string; readonly product?: string }): Promise<unknown> {
  const project = smallProject(files);
  const { diagnostics } = await project.compile(product);
  expect(places(diagnostics).filter(({ code }) => !code.startsWith("config/"))).toEqual([]);
  return parse(project.host.files()[path] ?? "");
}

describe("the Helm values have the form of their schema", () => {
  const issuesOf = (values: unknown) => HelmValues.safeParse(values).error?.issues ?? [];

  test.each(demoProducts)("of %s", (name) => {
    expect(issuesOf(parse(readFileSync(`${goldenFolder(name)}/values.yaml`, "utf8")))).toEqual([]);
  });

  test("when both files say no more than they have to", async () => {
    expect(issuesOf(await valuesOf({}))).toEqual([]);
  });

  test("when both files say everything", async () => {
    const project = smallProject({ manifest: maximalManifest, product: maximalProduct, more: maximalDbtProject });
    await project.compile(product);
    const values = parse(project.host.files()[path] ?? "");
    expect(values).toMatchObject({ secrets: { type: expect.any(String) }, storage: { type: "s3" } });
    expect(issuesOf(values)).toEqual([]);
  });
});

test("what only the cluster has to do with is named with its version and its options", async () => {
  const manifest = smallManifest(`  secrets: {type: vault, version: 1.2.3, config: {mount: kv}}
  identity: {type: keycloak}
  storage: {type: s3, connection_secret_ref: minio, config: {bucket: lake}}
`);
  expect(await valuesOf({ manifest })).toMatchObject({
    secrets: { type: "vault", version: "1.2.3", config: { mount: "kv" } },
    identity: { type: "keycloak" },
    storage: { type: "s3", bucket: "lake", connection_secret_ref: "minio" },
  });
});

test("a plugin of a kind for the cluster says itself what of its options the cluster needs", async () => {
  const config = z.strictObject({ pool: z.string(), note: z.string() });
  const helm = ({ config: options }: GenerateContext<z.output<typeof config>>) => ({ pool: at(options, "pool") });
  const none = builtin(undefined, "another store");
  const settings = ({ config: options }: GenerateContext<z.output<typeof config>>) => ({
    delivery: builtin("environment" as const, "the store puts the variables into the pods"),
    optional: builtin(false, "-"),
    variablesFrom: at(options, "pool"),
    externalSecrets: none,
    infisical: none,
  });
  const plugins = [
    ...bundledPlugins,
    bundled(definePlugin({ kind: "storage", name: "ceph", config, helm })),
    bundled(definePlugin({ kind: "rbac", name: "roles", config })),
    bundled(definePlugin({ kind: "secrets", name: "safe", config, helm: settings })),
  ];
  const options = "{pool: fast, note: mine}";
  const manifest = smallManifest(
    `  storage: {type: ceph, config: ${options}}\n  rbac: {type: roles, config: ${options}}
  secrets: {type: safe, connection_secret_ref: safe-key, config: ${options}}\n`,
  );
  const project = memoryProject({ "manifest.yaml": manifest, [product]: smallProduct() }, { plugins });
  const { diagnostics } = await project.compile(product);
  expect(places(diagnostics)).toEqual([{ code: "config/unused-key", at: "manifest.yaml:14:79" }]);
  expect(diagnostics.map(({ message }) => message)).toContain(
    "`plugins.storage.config` reaches floe_target/compiled_artifacts.json and floe_target/values.yaml; nothing that is installed reads it.",
  );
  const values = parse(project.host.files()[path] ?? "");
  expect(values).toMatchObject({
    storage: { type: "ceph", config: { pool: "fast" } },
    rbac: { type: "roles", config: { pool: "fast", note: "mine" } },
    secrets: {
      type: "safe",
      connection_secret_ref: "safe-key",
      settings: { delivery: "environment", optional: false, variablesFrom: "fast" },
    },
  });
  expect(HelmValues.safeParse(values).error?.issues).toBeUndefined();
});

test("there is no key for what nobody selected", async () => {
  expect(Object.keys(Object(await valuesOf({})))).toEqual(["platform", "product", "secretEnvironment", "dagster"]);
});

function bundled(plugin: Plugin): BundledPlugin {
  const { kind, name } = plugin;
  const floe = { contract: pluginContractVersion, kind, name, module: "./index.js" };
  return { packageJson: { name: `floe-${kind}-${name}`, version: "1.0.0", floe }, load: () => plugin };
}
