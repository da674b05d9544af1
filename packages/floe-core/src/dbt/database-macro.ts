import type { SourceFile } from "../text/source-file.ts";
import { templateCalls } from "./jinja/read-template.ts";

/** What decides the database of each model in place of dbt's own macro. */
export interface DatabaseMacro {
  readonly name: string;
  readonly source: SourceFile;
  /** Whether some macro of the project asks the one that floe writes. */
  readonly asksFloe: boolean;
}

/** The file of macros that floe writes, below a folder for macros. */
export const databaseMacroFile = "floe/floe_databases.sql";

/** What the macro is called that floe writes, and that a project's own may ask. */
export const floeDatabaseMacro = "floe_database_name";

/** The macro of a project that dbt asks for the database of each model; `undefined` where that is dbt's own, or floe's. */
export function databaseMacroIn(files: readonly SourceFile[]): DatabaseMacro | undefined {
  const own = files.filter(({ path, text }) => !path.endsWith(`/${databaseMacroFile}`) && text.includes(asked));
  const [found] = own.flatMap((source) =>
    [...templateCalls(source.text).macros].filter((name) => overrides.test(name)).map((name) => ({ name, source })),
  );
  if (found === undefined) return undefined;
  const others = files.filter(
    ({ path, text }) => !path.endsWith(`/${databaseMacroFile}`) && text.includes(floeDatabaseMacro),
  );
  const asksFloe = others.some(({ text }) => templateCalls(text).calls.some(({ name }) => name === floeDatabaseMacro));
  return { ...found, asksFloe };
}

const asked = "generate_database_name";

// `duckdb__generate_database_name` and `default__generate_database_name` are what dbt's own macro calls.
const overrides = /^(?:\w+__)?generate_database_name$/u;
