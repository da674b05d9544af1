import type { SourceFile } from "../text/source-file.ts";
import { templateCalls } from "./jinja/read-template.ts";

/** Whether a file has a macro that dbt asks, in place of its own, for the schema or the name of each table. */
export function namesTablesIn({ text }: SourceFile): boolean {
  return asked.test(text) && [...templateCalls(text).macros].some((name) => overrides.test(name));
}

const asked = /generate_(?:schema|alias)_name/u;

// `duckdb__generate_schema_name` and `default__generate_schema_name` are what dbt's own macro calls.
const overrides = /^(?:\w+__)?generate_(?:schema|alias)_name$/u;
