import { bundledPlugins } from "floe-cli/bundled-plugins";
import { type BundledPlugin, type CompileResult, parseProvenance } from "floe-core";
import { definePlugin, pluginContractVersion } from "floe-core/plugin";
import { memoryProject } from "floe-core/testing";
import * as z from "zod";
import { defaultTarget } from "../../packages/floe-core/src/outputs/default-target.ts";
import { provenanceOutput } from "../../packages/floe-core/src/outputs/own-outputs.ts";
import { ownReaders } from "../../packages/floe-core/src/outputs/readers/own-readers.ts";
import { outputKind, type Reader } from "../../packages/floe-core/src/outputs/readers/reader.ts";
import type { Plugin } from "../../packages/floe-core/src/plugins/contract.ts";
import { readersOfPlugin } from "../../packages/floe-core/src/plugins/reader-results.ts";
import { type EngineRow, engines } from "../../plugins/floe-compute-dbt-adapters/src/index.ts";
import { sampleConfig } from "../../plugins/floe-compute-dbt-adapters/test/sample-config.ts";
import { clusterFiles, clusterSelections } from "../chart/support/cluster-projects.ts";
import { maximalDbtProject, maximalManifest, maximalProduct } from "../perturbation/maximal.ts";
import { leavesWithin } from "../perturbation/outputs.ts";
import { compileSubject } from "../perturbation/subject.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

/** The outputs of a project that sets every key. Its default target has the name that the table gives it, and its quality
 *  checks are switched on: they are outputs as well. In a folder of their own the record says where floe.yaml lies. */
export function maximalOutputs(out?: string): Promise<CompileResult> {
  const product = maximalProduct.replace("target: nightly", `target: ${defaultTarget}`);
  const manifest = maximalManifest.replace(/(check_timeout_seconds: 60\s+enabled:) false/u, "$1 true");
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": product, ...maximalDbtProject };
  return compileSubject({ files, product: "shop/floe.yaml", manifest: "manifest.yaml" }, out);
}

/** The outputs of a small product on each engine beside DuckDB, once for each kind of its credentials. */
export function engineOutputs(): readonly Promise<CompileResult>[] {
  const rows = Object.values<EngineRow>(engines);
  return rows.flatMap((row) =>
    row.credentials.kinds.map((kind) => {
      const config = JSON.stringify(sampleConfig(row, kind));
      const manifest = smallManifest().replace("type: duckdb\n", `type: ${row.name}\n    config: ${config}\n`);
      const files = { "manifest.yaml": manifest, "shop/floe.yaml": smallProduct() };
      return compileSubject({ files, product: "shop/floe.yaml", manifest: "manifest.yaml" });
    }),
  );
}

/** The outputs of a small product whose tables stand in the catalog of its platform. */
export function lakeOutputs(): Promise<CompileResult> {
  const lake = `  catalog: {type: rest, config: {uri: "https://lake.example.com", warehouse: lake}}
  storage: {type: local, config: {path: /var/lake, bucket: files}}
`;
  const manifest = smallManifest(lake).replace(
    "type: duckdb\n",
    "type: duckdb\n    config: {use_catalog: true, tables_in_catalog: true, use_storage: true}\n",
  );
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": smallProduct() };
  return compileSubject({ files, product: "shop/floe.yaml", manifest: "manifest.yaml" });
}

/** The outputs of a product on Airflow that sets every key, with a transform on an engine of its own. */
export function airflowOutputs(): Promise<CompileResult> {
  const options = `start_date: "2026-02-01", catchup: true, retries: 1, pool: wide, queue: dbt, dbt_executable: /opt/dbt/bin/dbt`;
  const manifest = smallManifest("").replace(
    /plugins:[\s\S]*/u,
    `plugins:
  orchestrator: {type: airflow, config: {${options}}}
profiles:
  compute:
    default: {type: duckdb, properties: {path: shop.duckdb, timeout_seconds: 60}}
    wide: {type: duckdb, properties: {path: shop.duckdb, threads: 3}}
`,
  );
  const product = `${smallProduct()}    compute: wide
schedule: {cron: "0 6 * * *"}
dbt: {project: ../dbt, target: nightly, vars: {least: 2}}
`.replace("version: 1.0.0", "version: 1.0.0\n  description: Orders.\n  owner: sales\n  labels: {domain: sales}");
  const dbt = { "dbt/dbt_project.yml": "name: shop\nprofile: shop\n", "dbt/models/orders.sql": "select 1 as id\n" };
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": product, ...dbt };
  return compileSubject({ files, product: "shop/floe.yaml", manifest: "manifest.yaml" });
}

/** The outputs of a small product with a plugin of somebody else that has a part in Python. */
export function pluginOutputs(): Promise<CompileResult> {
  const plugin = definePlugin({
    kind: "ingestion",
    name: "own",
    config: z.strictObject({ url: z.string() }),
    readAtRunTime: ["/url"],
    python: { distribution: "floe-own" },
  });
  const floe = { contract: pluginContractVersion, kind: plugin.kind, name: plugin.name, module: "./index.js" };
  const own: BundledPlugin = { packageJson: { name: "floe-own", version: "1.0.0", floe }, load: () => plugin };
  const manifest = smallManifest("  ingestion: {type: own, config: {url: x}}\n");
  const files = { "manifest.yaml": manifest, "shop/floe.yaml": smallProduct() };
  return memoryProject(files, { plugins: [...bundledPlugins, own] }).compile("shop/floe.yaml", { outputs: "none" });
}

/** The outputs of the projects that select the plugins for the cluster, for an environment. */
export function clusterOutputs(): readonly Promise<CompileResult>[] {
  return Object.values(clusterSelections()).map((selections) => {
    const { "manifest.yaml": manifest = "", ...files } = clusterFiles(selections);
    const all = { ...files, "platform/prod/manifest.yaml": manifest };
    return memoryProject(all, { plugins: bundledPlugins }).compile("shop/floe.yaml", { environment: "prod" });
  });
}

/** The rows of the table that has a reader each: floe's own, and those of the plugins that come with it. */
export function readerRows(): readonly Reader[] {
  return rowsWith(() => true);
}

/** The rows for the project that sets every key: of the engines that of DuckDB, on which it runs. tests/adapters asks the adapters of
 *  the others. */
export function maximalReaderRows(): readonly Reader[] {
  return rowsWith(({ kind, name }) => kind !== "compute" || name === "duckdb");
}

function rowsWith(isMeant: (plugin: Plugin) => boolean): readonly Reader[] {
  const plugins = bundledPlugins.map(({ load }) => load()).filter(isMeant);
  return [...ownReaders, ...plugins.flatMap((plugin) => readersOfPlugin(plugin, "bundled"))];
}

/** One leaf of an output. */
export interface OutputLeaf {
  readonly output: string;
  readonly leaf: "" | `/${string}`;
}

/** Every leaf of every output, as the record of origins has them; those of the record itself beside. */
export function leavesOfOutputs({ files }: CompileResult): readonly OutputLeaf[] {
  const record = files.find(({ path }) => path === provenanceOutput)?.text ?? "";
  const recorded = Object.entries(parseProvenance(record)?.outputs ?? {}).flatMap(([output, pointers]) =>
    Object.keys(pointers).map((pointer) => ({ output: outputKind(output), leaf: asPointer(pointer) })),
  );
  const own = leavesWithin(JSON.parse(record), "").map((pointer) => ({
    output: provenanceOutput,
    leaf: asPointer(pointer),
  }));
  return [...recorded, ...own];
}

// The record and the walk write pointers.
function asPointer(text: string): OutputLeaf["leaf"] {
  return text as OutputLeaf["leaf"];
}
