import { defineDiagnostics, optional, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import { kindOfPath } from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "database-in-memory": problem({
    severity: "warning",
    message: () => "A database in memory is gone when dbt ends.",
    help: () => "Use a file such as `{product_slug}.duckdb`, unless each run builds all models and nobody reads them.",
    docs: {
      cause:
        "With `path: :memory:` each dbt process has an empty database of its own. A run of some models does not find those that an earlier run built, snapshots and incremental models begin anew, and nobody can read the result.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: ':memory:'}\n  orchestrator: {type: dagster}\n",
      fix: "Use a file.",
    },
  }),
  "database-not-written": problem({
    severity: "warning",
    message: () => "dbt builds nothing in a database that is opened `read_only`.",
    help: () => "Remove the line, unless every model has the `database` of an attachment.",
    docs: {
      cause: "`access_mode: read_only` is the mode of the product's own database, into which dbt writes the models.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {access_mode: read_only}\n  orchestrator: {type: dagster}\n",
      fix: "Leave `access_mode` out. A database that is only read is attached with `read_only: true`.",
    },
  }),
});

export const databaseLasts = rule({
  name: "database-lasts",
  at: optionsOf<DuckDbConfig>(),
  reads: ["path"],
  readsIfThere: ["access_mode"],
  problems,
  check: ({ path, access_mode: mode }, options) => {
    const written = optional(options, "access_mode");
    return [
      ...(kindOfPath(path.value) === "memory" ? [problems["database-in-memory"]({}, placeOf(path))] : []),
      ...(mode.value === "read_only" && written !== undefined
        ? [problems["database-not-written"]({}, placeOf(written))]
        : []),
    ];
  },
});
