import { derived, type LeftOut, type Located, originRule, type ProductTable } from "floe-core/plugin";
import { type CubeMeta, tableMeta } from "./cube-meta.ts";
import { tableSql } from "./cube-text.ts";
import { memberNames } from "./member-names.ts";

/** A table whose address is known, with what the dbt project says of its cube. */
export interface CubeTable {
  readonly table: ProductTable;
  readonly name: string;
  readonly sqlTable: Located<string>;
  readonly meta: CubeMeta;
}

/** The cubes of some tables, or why a table has none. */
export function cubeTables(tables: readonly ProductTable[]): readonly (CubeTable | LeftOut)[] {
  const taken = memberNames();
  return tables.map((table) => {
    const meta = tableMeta(table.meta);
    const sqlTable = addressOf(table, meta);
    if (typeof sqlTable === "string") return { at: table.name, what: table.name.value, because: sqlTable };
    return { table, name: taken(table.name.value), sqlTable, meta };
  });
}

function addressOf({ name, relation, adapter }: ProductTable, { texts }: CubeMeta): Located<string> | string {
  const own = texts.get("sql_table");
  if (own !== undefined) return derived(ownAddressRule, String(own.value), [own, name]);
  if ("unknown" in relation) return relation.unknown;
  const sql = tableSql(relation.value, adapter.value);
  return sql === undefined
    ? "its address has a character that SQL of Cube cannot hold"
    : derived(addressRule, sql, [relation, adapter]);
}

const addressRule = originRule("cube-table", "the table that dbt builds, as SQL names it");
const ownAddressRule = originRule("cube-own-table", "the address that the dbt project gives the cube");
