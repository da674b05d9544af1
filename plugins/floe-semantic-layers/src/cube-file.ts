import {
  at,
  derived,
  type GeneratedFile,
  type LeftOut,
  type Located,
  materializeJson,
  originRule,
  outputPath,
  type ProductTable,
  renderYaml,
  type SemanticContext,
  type TracedJson,
} from "floe-core/plugin";
import type { CubeConfig } from "./cube-config.ts";
import { cubeDimensions } from "./cube-dimensions.ts";
import { cubeJoins } from "./cube-joins.ts";
import { cubeMeasures } from "./cube-measures.ts";
import type { CubeMeta, OwnMembers } from "./cube-meta.ts";
import type { CubeTable } from "./cube-table.ts";
import { shownText } from "./cube-text.ts";
import { cubeName, type MemberNames, memberNames } from "./member-names.ts";

/** The folder of the files: Cube reads all below `model`. */
export const cubeFolder = "floe_target/cube/model/cubes";

/** The file of one cube. */
export function cubeFile(
  cube: CubeTable,
  all: readonly CubeTable[],
  context: SemanticContext<CubeConfig>,
): { readonly file: GeneratedFile; readonly leftOut: readonly LeftOut[] } {
  const { config } = context;
  const { table, meta } = cube;
  const names = memberNames();
  const dimensions = cubeDimensions(table, config, names);
  const measures = cubeMeasures(table, dimensions.columns, { config, names });
  const refresh =
    config.value.refresh_every === undefined ? {} : { refresh_key: { every: at(config, "refresh_every") } };
  const content: TracedJson = {
    name: derived(nameRule, cube.name, [table.name]),
    sql_table: cube.sqlTable,
    data_source: dataSourceOf(table, config),
    ...shownOf(table, meta),
    ...refresh,
    ...listed("joins", cubeJoins(cube, all, dimensions.columns)),
    ...listed("dimensions", [...dimensions.members, ...ownMembers(meta.dimensions, names)]),
    measures: [
      ...measures,
      ...dimensions.columns.flatMap(({ meta: { measures: own } }) => ownMembers(own, names)),
      ...ownMembers(meta.measures, names),
    ],
    ...listed("segments", ownMembers(meta.segments, memberNames())),
  };
  // The file is called after the table.
  const chosenBy = [table.name, at(config, "tags"), ...(isChosen(cube, all, config) ? [at(config, "include")] : [])];
  const { value, trace: lines } = materializeJson({ cubes: [content] });
  const trace = lines.map(({ pointer, origin }) => ({
    pointer,
    origin: { kind: "derived" as const, rule: offeredRule, from: [origin, ...chosenBy.map((by) => by.origin)] },
  }));
  const path = outputPath(`${cubeFolder}/${cube.name}.yml`);
  const text = `# Written by floe. Change floe.yaml or the property files of dbt, then run \`floe compile\`.\n${renderYaml(value)}`;
  return { file: { path, text, owner: context.plugin, trace }, leftOut: [...meta.leftOut, ...dimensions.leftOut] };
}

/** Whether a table has a cube because of `include`: those that a narrower choice leaves out, and all where it leaves out none. */
function isChosen({ table }: CubeTable, all: readonly CubeTable[], config: Located<CubeConfig>): boolean {
  const isWide = config.value.include === "all";
  const isOnlyHere = ({ port, tier }: ProductTable) => port === undefined && !(isWide && tier?.value === "gold");
  return isOnlyHere(table) || !all.some((each) => isOnlyHere(each.table));
}

function listed(key: string, list: readonly TracedJson[]): Readonly<Record<string, readonly TracedJson[]>> {
  return list.length === 0 ? {} : { [key]: list };
}

function shownOf({ description }: ProductTable, { texts }: CubeMeta): Readonly<Record<string, TracedJson>> {
  const title = texts.get("title");
  const said = texts.get("description") ?? description;
  const isPublic = texts.get("public");
  const text = said === undefined ? "" : shownText(String(said.value));
  return {
    ...(title === undefined ? {} : { title: derived(shownRule, shownText(String(title.value)), [title]) }),
    ...(said === undefined || text === "" ? {} : { description: derived(shownRule, text, [said]) }),
    ...(isPublic === undefined ? {} : { public: isPublic }),
  };
}

function dataSourceOf({ isOnDefaultTarget, target }: ProductTable, config: Located<CubeConfig>): Located<string> {
  return isOnDefaultTarget.value
    ? derived(sourceRule, config.value.data_source, [at(config, "data_source"), isOnDefaultTarget])
    : derived(sourceRule, cubeName(target.value), [target]);
}

/** Members that the dbt project writes itself, as it writes them. */
function ownMembers(own: OwnMembers, names: MemberNames): readonly TracedJson[] {
  return [...own].map(([name, body]) => ({
    name: derived(nameRule, names(name), [body]),
    ...Object.fromEntries(Object.keys(body.value).flatMap((key) => (key === "name" ? [] : [[key, at(body, key)]]))),
  }));
}

const offeredRule = originRule("cube-offered", "the tables that get a cube");
const nameRule = originRule("cube-name", "a name that Cube takes");
const shownRule = originRule("cube-text", "the text without what Cube would take for code");
const sourceRule = originRule("cube-data-source", "Cube's data source of the engine that builds the table");
