import {
  at,
  builtin,
  derived,
  items,
  type Located,
  originRule,
  type ProductTable,
  type TracedJson,
} from "floe-core/plugin";
import type { CubeConfig } from "./cube-config.ts";
import type { CubeColumn } from "./cube-dimensions.ts";
import type { MemberNames } from "./member-names.ts";

/** The measures that each cube has: how many rows, and what `number_measures` asks of its numbers. */
export function cubeMeasures(
  table: ProductTable,
  columns: readonly CubeColumn[],
  { config, names }: { readonly config: Located<CubeConfig>; readonly names: MemberNames },
): readonly TracedJson[] {
  const wanted = at(config, "number_measures");
  const numbers = columns.filter(
    ({ column, type, isKey }) => type.value === "number" && !isKey && column.references === undefined,
  );
  return [
    {
      name: derived(countRule, names("count"), [table.name]),
      type: builtin("count", "each cube counts its rows"),
    },
    ...numbers.flatMap(({ column, sql }) =>
      items(wanted).map((how) => ({
        name: derived(measureRule, names(`${column.name.value}_${how.value}`), [column.name, how]),
        sql: derived(measureRule, sql, [column.name]),
        type: how,
      })),
    ),
  ];
}

const countRule = originRule("cube-count", "the number of rows of the table");
const measureRule = originRule("cube-measure", "what `number_measures` asks of each number");
