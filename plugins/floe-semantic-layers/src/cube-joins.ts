import { derived, originRule, type TracedJson } from "floe-core/plugin";
import type { CubeColumn } from "./cube-dimensions.ts";
import type { CubeTable } from "./cube-table.ts";
import { columnSql } from "./cube-text.ts";

/** The joins of a cube: one for each column that a test or a constraint says to point into another cube. Cube takes one join
 *  between two cubes, so of several columns the first one counts; a table that points into itself has none. */
export function cubeJoins(
  cube: CubeTable,
  all: readonly CubeTable[],
  columns: readonly CubeColumn[],
): readonly TracedJson[] {
  const joined = new Set<string>([cube.name]);
  return columns.flatMap(({ column, sql, isKey }): readonly TracedJson[] => {
    const { references } = column;
    const other = all.find(({ table }) => table.name.value === references?.value.table);
    const isInOnePlace = other?.table.target.value === cube.table.target.value;
    if (references === undefined || other === undefined || !isInOnePlace || joined.has(other.name)) return [];
    const theirs = columnSql(references.value.column, other.table.adapter.value);
    if (theirs === undefined) return [];
    joined.add(other.name);
    // Tables of two engines are not joined.
    const places = [cube.table.target, other.table.target];
    const isOne = column.isUnique || (isKey && columns.filter((each) => each.isKey).length === 1);
    return [
      {
        name: derived(joinRule, other.name, [references, other.table.name, ...places]),
        relationship: derived(joinRule, isOne ? "one_to_one" : "many_to_one", [references, ...places]),
        sql: derived(joinRule, `${sql} = ${theirs.replace("{CUBE}", `{${other.name}}`)}`, [
          references,
          column.name,
          ...places,
        ]),
      },
    ];
  });
}

const joinRule = originRule("cube-join", "the tables belong together, as a test or a constraint says");
