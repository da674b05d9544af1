import { defineDiagnostics, display, type Located, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import { databaseName, filledPath, isFilePath, isReservedDatabase, unknownPlaceholder } from "../database-path.ts";
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
    if (unknownPlaceholder(path.value) !== undefined || !isFilePath(path.value)) return [];
    const filled = filledPath(path.value, product);
    const why = unusable(filled);
    if (why === undefined) return [];
    const blamed = unusable(filledPath(path.value, undefined)) === undefined ? product?.name : undefined;
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
  const name = databaseName(path);
  if (name === "") return "it has no name";
  if (isReservedDatabase(name)) return `\`${display(name)}\` is a name of DuckDB's own`;
  // dbt takes the path for an address, where these end it.
  const sign = /#|\?(?=.*\/)|[;'"](?=[^/]*$)/su.exec(path)?.[0];
  return sign === undefined ? undefined : `dbt and DuckDB disagree about \`${sign}\` in it`;
}
