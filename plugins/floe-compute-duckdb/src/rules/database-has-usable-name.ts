import { defineDiagnostics, display, type Located, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import {
  databaseName,
  filledPath,
  isFilePath,
  isReservedDatabase,
  kindOfPath,
  unknownPlaceholder,
} from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "database-name": problem({
    severity: "error",
    message: (p: { path: string; why: string }) =>
      `No dbt run could work with the database file \`${display(p.path)}\`: ${p.why}.`,
    help: () => "Rename the product or the file. The path has none of `#`, `;` and quotes.",
    docs: {
      cause:
        "DuckDB and dbt call a database after its file, up to the first dot. They have names of their own for `main`, `system` and `temp`, and cut a name differently that has a `#`, a `;` or a quote in it. A product's name is part of the default path, so a product that is called `main` is one of these.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: data/main.duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Use a path such as `{product_slug}.duckdb`, and another name for a product that is called `main`, `system` or `temp`.",
    },
  }),
});

export const databaseHasUsableName = rule({
  name: "database-has-usable-name",
  at: optionsOf<DuckDbConfig>(),
  reads: ["path"],
  problems,
  check: ({ path }, _options, { product }) => {
    if (unknownPlaceholder(path.value) !== undefined || /\{[{%#]/u.test(path.value)) return [];
    const filled = filledPath(path.value, product);
    const why = unusable(filled);
    if (why === undefined) return [];
    const isOfName = /\{product_(?:name|slug)\}/u.test(path.value);
    const blamed = isOfName && unusable(filledPath(path.value, undefined)) === undefined ? product?.name : undefined;
    const at = blamed === undefined ? placeOf(path) : placeOf(blamed);
    return [problems["database-name"]({ path: filled, why }, at, { notes: notesAt(path, blamed) })];
  },
});

/** Where the path is set that made a product's name the one of a file. */
function notesAt(path: Located<string>, blamed: Located<string> | undefined) {
  const span = placeOf(path);
  if (blamed === undefined || span === undefined || path.origin.kind === "default") return [];
  return [{ message: "The path is set here.", span }];
}

/** Why dbt or DuckDB could not work with a file of this path. */
function unusable(path: string): string | undefined {
  // dbt knows the memory by its whole name, DuckDB by what it begins with.
  if (/^:memory:./u.test(path)) return "dbt knows the memory as `:memory:` and by no longer name";
  if (/^file:/iu.test(path)) return "DuckDB takes a path, and `file:` for an extension of its own";
  if (!isFilePath(path) || kindOfPath(path) === "memory") return undefined;
  const name = databaseName(path);
  if (name === "") return "it has no name";
  if (isReservedDatabase(name)) return `\`${display(name)}\` is a name of DuckDB's own`;
  const longest = Math.max(...path.split("/").map((part) => new TextEncoder().encode(part).length));
  // DuckDB puts `.wal` behind the name, and file systems end at 255 bytes.
  if (longest > 251) return "a name in it is longer than 251 bytes";
  // dbt takes the path for an address, where these end it or are left out.
  const sign = /#|\?(?=.*\/)|[;'"](?=[^/]*$)|[\t\r\n]/su.exec(path)?.[0];
  return sign === undefined ? undefined : `dbt and DuckDB disagree about \`${display(sign)}\` in it`;
}
