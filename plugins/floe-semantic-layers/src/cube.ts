import {
  type CheckContext,
  definePlugin,
  type Plugin,
  type ProductTable,
  type SemanticContext,
  type SemanticModels,
} from "floe-core/plugin";
import { CubeConfig } from "./cube-config.ts";
import { cubeFile, cubeFolder } from "./cube-file.ts";
import { cubeTables } from "./cube-table.ts";

/** Cube: a data model for each table that people may ask about. */
export const cube: Plugin = definePlugin({
  kind: "semantic_layer",
  name: "cube",
  config: CubeConfig,
  readers: [{ name: "cube", output: `${cubeFolder}/*.yml`, reads: ["/**"] }],
  offers: isOffered,
  models: cubeModels,
});

/** Whether a table is one of those that `tags` asks for. Which of them are marts is known when all are there. */
function isOffered(table: ProductTable, { config }: CheckContext<CubeConfig>): boolean {
  const { tags } = config.value;
  return tags.length === 0 || table.tags.some(({ value }) => tags.includes(value));
}

function cubeModels(context: SemanticContext<CubeConfig>): SemanticModels {
  const found = cubeTables(included(context));
  const cubes = found.flatMap((each) => ("because" in each ? [] : [each]));
  const made = cubes.map((each) => cubeFile(each, cubes, context));
  return {
    files: made.map(({ file }) => file),
    leftOut: [...found.flatMap((each) => ("because" in each ? [each] : [])), ...made.flatMap(({ leftOut }) => leftOut)],
  };
}

function included({ config, tables, artifacts }: SemanticContext<CubeConfig>): readonly ProductTable[] {
  if (config.value.include === "all") return tables;
  const ports = tables.filter(({ port }) => port !== undefined);
  if (config.value.include === "ports") return ports;
  const hasMarts =
    (artifacts.data_contracts?.length ?? 0) > 0 ||
    artifacts.transforms?.models.some(({ quality_tier }) => quality_tier === "gold") === true;
  return hasMarts ? tables.filter(({ port, tier }) => port !== undefined || tier?.value === "gold") : tables;
}
