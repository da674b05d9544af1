/** `undefined` is an empty field, which dbt loads as null. Money comes as text, so that no float ever rounds it. */
export type Cell = string | number | undefined;

export interface CsvTable {
  /** The seed's name in dbt, and the file's name without `.csv`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface TableOf<Row> {
  readonly name: string;
  readonly columns: readonly (keyof Row & string)[];
  readonly rows: readonly Row[];
}

/** A table with the columns in the given order, whatever the order of the keys in each row. */
export function csvTable<Row extends { readonly [Key in keyof Row]: Cell }>(table: TableOf<Row>): CsvTable {
  const { name, columns, rows } = table;
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column])) };
}

export function csvText(table: CsvTable): string {
  return [table.columns, ...table.rows].map((row) => `${row.map(fieldText).join(",")}\n`).join("");
}

/** One object per line, keyed by the header. Reads what `csvText` writes: no field of ours holds a line break. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...lines] = text.trimEnd().split("\n").map(fieldsOf);
  return lines.map((line) => Object.fromEntries(header.map((column, index) => [column, line[index] ?? ""])));
}

function fieldText(cell: Cell): string {
  const text = cell === undefined ? "" : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fieldsOf(line: string): readonly string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
