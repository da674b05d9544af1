import { parse } from "yaml";
import type { Plugin } from "../../src/plugins/contract.ts";
import { type FindingPlace, memoryProject, places } from "../../src/testing/index.ts";
import { bundledPlugins, timedPlugin } from "./timed-plugin.ts";

/** What a compile gave, as tests compare it. */
export interface TimedCompile {
  readonly found: readonly FindingPlace[];
  readonly messages: readonly string[];
  readonly values: Readonly<Record<string, unknown>> | undefined;
  readonly artifact: Readonly<Record<string, unknown>> | undefined;
}

/** The lines that end in `plugins:`, and those after them, of a manifest: line 8 is the first of `plugins`. */
export function manifestOf(plugins: string): string {
  return `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: small
  version: 1.0.0
  owner: platform@example.com
plugins:
${plugins}`;
}

/** Compiles a small product on a platform with these plugins, and timed ones of the kinds that floe needs. */
export async function compiledWith(plugins: readonly Plugin[], manifest: string): Promise<TimedCompile> {
  const files = {
    "manifest.yaml": manifest,
    "floe.yaml": `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: manifest.yaml}
transforms: [{name: orders}]
`,
  };
  const needed = [timedPlugin("compute"), timedPlugin("orchestrator")];
  const others = needed.filter(({ kind }) => plugins.every((plugin) => plugin.kind !== kind));
  const project = memoryProject(files, { plugins: bundledPlugins([...plugins, ...others]) });
  const { diagnostics, artifacts } = await project.compile("floe.yaml");
  const values = project.host.files()["floe_target/values.yaml"];
  return {
    found: places(diagnostics),
    messages: diagnostics.filter(({ severity }) => severity !== "info").map(({ message }) => message),
    values: values === undefined ? undefined : parse(values),
    artifact: artifacts && { ...artifacts },
  };
}
