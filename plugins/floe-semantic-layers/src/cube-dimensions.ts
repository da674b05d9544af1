import {
  at,
  derived,
  type LeftOut,
  type Located,
  type LogicalType,
  originRule,
  type ProductColumn,
  type ProductTable,
  type TracedJson,
} from "floe-core/plugin";
import type { CubeConfig } from "./cube-config.ts";
import { type CubeMeta, columnMeta } from "./cube-meta.ts";
import { columnSql, shownText } from "./cube-text.ts";
import type { MemberNames } from "./member-names.ts";

/** A column that has a dimension. */
export interface CubeColumn {
  readonly column: ProductColumn;
  readonly sql: string;
  /** Cube's type of it. */
  readonly type: Located<string>;
  readonly isKey: boolean;
  readonly meta: CubeMeta;
}

export interface CubeDimensions {
  readonly columns: readonly CubeColumn[];
  readonly members: readonly TracedJson[];
  readonly leftOut: readonly LeftOut[];
}

/** A dimension for each column of a table. */
export function cubeDimensions(table: ProductTable, config: Located<CubeConfig>, names: MemberNames): CubeDimensions {
  const found = table.columns.map((column) => cubeColumn(column, table));
  const columns = found.flatMap((each) => ("because" in each ? [] : [each]));
  return {
    columns,
    members: columns.map((column) => dimensionOf(column, config, names)),
    leftOut: [
      ...found.flatMap((each) => ("because" in each ? [each] : [])),
      ...columns.flatMap(({ meta }) => meta.leftOut),
    ],
  };
}

function cubeColumn(column: ProductColumn, { adapter }: ProductTable): CubeColumn | LeftOut {
  const { name } = column;
  const sql = columnSql(name.value, adapter.value);
  if (sql === undefined)
    return { at: name, what: name.value, because: "its name has a character that SQL of Cube cannot hold" };
  const meta = columnMeta(column.meta);
  const said = meta.texts.get("primary_key")?.value;
  const isKey = said === undefined ? column.primaryKey !== undefined : said === true;
  return { column, sql, type: typeOf(column, meta), isKey, meta };
}

const types: Readonly<Record<LogicalType, string>> = {
  string: "string",
  text: "string",
  number: "number",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  date: "time",
  timestamp: "time",
  // Cube's `time` is a moment, and not a time of day.
  time: "string",
  object: "string",
  array: "string",
};

function typeOf({ name, type }: ProductColumn, { texts }: CubeMeta): Located<string> {
  const own = texts.get("type");
  if (own !== undefined) return derived(typeRule, String(own.value), [own]);
  return type === undefined ? derived(unknownTypeRule, "string", [name]) : derived(typeRule, types[type.value], [type]);
}

function dimensionOf(column: CubeColumn, config: Located<CubeConfig>, names: MemberNames): TracedJson {
  const { name, type, primaryKey } = column.column;
  const { texts } = column.meta;
  // Cube's functions of time take moments.
  const sql = type?.value === "date" && !texts.has("type") ? `CAST(${column.sql} AS TIMESTAMP)` : column.sql;
  const key = texts.get("primary_key") ?? primaryKey;
  return {
    name: derived(nameRule, names(name.value), [name]),
    sql: derived(sqlRule, sql, type === undefined ? [name] : [name, type]),
    type: column.type,
    ...(column.isKey && key !== undefined ? { primary_key: key } : {}),
    ...publicOf(column, config),
    ...shownOf(column),
  };
}

function publicOf(
  { column, isKey, meta }: CubeColumn,
  config: Located<CubeConfig>,
): Readonly<Record<string, TracedJson>> {
  const own = meta.texts.get("public");
  if (own !== undefined) return { public: own };
  const { classification, primaryKey } = column;
  const isHidden = classification !== undefined && config.value.hidden_classifications.includes(classification.value);
  if (isHidden) return { public: derived(hiddenRule, false, [classification, at(config, "hidden_classifications")]) };
  // Cube hides keys unless it is told.
  const key = meta.texts.get("primary_key") ?? primaryKey;
  return isKey && key !== undefined ? { public: derived(shownKeyRule, true, [key]) } : {};
}

function shownOf({ column, meta: { texts } }: CubeColumn): Readonly<Record<string, TracedJson>> {
  const said = new Map<string, Located<unknown> | undefined>([
    ["title", texts.get("title")],
    ["description", texts.get("description") ?? column.description],
    ["format", texts.get("format")],
  ]);
  return Object.fromEntries(
    [...said].flatMap(([key, text]) => {
      const shown = text === undefined ? "" : shownText(String(text.value));
      return text === undefined || shown === "" ? [] : [[key, derived(textRule, shown, [text])]];
    }),
  );
}

const nameRule = originRule("dimension-name", "the column, by a name that Cube takes");
const sqlRule = originRule("dimension-sql", "the column in SQL of Cube");
const typeRule = originRule("dimension-type", "Cube's type for what the column holds");
const unknownTypeRule = originRule("dimension-type-unknown", "text, as nobody says what the column holds");
const hiddenRule = originRule("dimension-hidden", "not for everybody, as the column is classified");
const shownKeyRule = originRule("dimension-key", "keys can be asked for");
const textRule = originRule("dimension-text", "the text without what Cube would take for code");
