import { isLogicalType, isOfType, type LogicalType } from "../quality/column-types.ts";
import type { SyncedModel } from "./synced-model.ts";
import type { WantedColumn } from "./wanted-model.ts";

/** The `data_type` of a promised column: that of the table as it was built, where it keeps the promise, else what the engine of the
 *  model calls the promised type; `undefined` where that is not known. */
export function columnType(
  { name, type }: Pick<WantedColumn, "name" | "type">,
  model: SyncedModel,
): string | undefined {
  if (!isLogicalType(type)) return undefined;
  const built = model.builtTypes.get(name.toLowerCase());
  return built !== undefined && isOfType(built, type) === true ? built : engineType(type, model.adapter);
}

/** `undefined` where the type alone does not say it: an object has fields. */
function engineType(logical: LogicalType, adapter: string): string | undefined {
  return adapters.get(adapter)?.[logical] ?? usual[logical];
}

// Two words that say how many digits: dbt warns of numbers that leave them open.
const exact = "decimal(18,3)";

const usual: Readonly<Record<LogicalType, string | undefined>> = {
  string: "varchar",
  text: "varchar",
  number: "double precision",
  integer: "integer",
  decimal: exact,
  boolean: "boolean",
  date: "date",
  timestamp: "timestamp",
  time: "time",
  object: undefined,
  array: undefined,
};

const adapters: ReadonlyMap<string, Partial<Readonly<Record<LogicalType, string>>>> = new Map([
  ["duckdb", { number: "double" }],
  // Trino knows no `double precision`, nor does the engine of Athena.
  ["trino", { number: "double" }],
  ["athena", { number: "double" }],
  ["postgres", { string: "text", text: "text" }],
  [
    "snowflake",
    { number: "float", integer: "number(38,0)", timestamp: "timestamp_ntz", object: "object", array: "array" },
  ],
  [
    "bigquery",
    {
      string: "string",
      text: "string",
      number: "float64",
      integer: "int64",
      decimal: "numeric(18,3)",
      boolean: "bool",
    },
  ],
  ["databricks", { string: "string", text: "string", number: "double", integer: "int" }],
  ["spark", { string: "string", text: "string", number: "double", integer: "int" }],
]);
