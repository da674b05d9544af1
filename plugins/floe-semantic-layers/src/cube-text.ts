import type { TableRelation } from "floe-core/plugin";

/** A text that Cube shows to people. Cube takes each text in its YAML for an expression of Python, in which braces and backslashes
 *  mean something, and what looks like Jinja for Jinja. */
export function shownText(text: string): string {
  return text.replace(/\s+/gu, " ").trim().replaceAll("{", "(").replaceAll("}", ")").replaceAll("\\", "/");
}

/** Whether SQL that a user wrote can stand in Cube's YAML: Jinja in it would be rendered by Cube. */
export function isSqlForCube(sql: string): boolean {
  return sql.trim() !== "" && !/\{[{%#]|[}%#]\}|\\/u.test(sql);
}

/** A column of the cube's own table in SQL; `undefined` for a name that cannot stand there. */
export function columnSql(column: string, adapter: string): string | undefined {
  const quoted = identifier(column, adapter);
  return quoted === undefined ? undefined : `{CUBE}.${quoted}`;
}

/** The address of a table in SQL; `undefined` for a name that cannot stand there. */
export function tableSql({ database, schema, name }: TableRelation, adapter: string): string | undefined {
  const parts = [...(database === undefined ? [] : [database]), schema, name].map((part) => identifier(part, adapter));
  return parts.includes(undefined) ? undefined : parts.join(".");
}

function identifier(name: string, adapter: string): string | undefined {
  if (/^[A-Za-z_]\w*$/u.test(name)) return name;
  if (!/^[^"`{}\\\n\r]+$/u.test(name)) return undefined;
  return withBackticks.has(adapter) ? `\`${name}\`` : `"${name}"`;
}

const withBackticks: ReadonlySet<string> = new Set(["bigquery", "databricks", "spark", "mysql", "clickhouse"]);
