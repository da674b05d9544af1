import { defineDiagnostics, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { z } from "zod";
import type { CoreConfig } from "./dbt-configs.ts";

const problems = defineDiagnostics("dbt-core", {
  "two-ways-to-errors": problem({
    severity: "error",
    message: () => "`warn_error` and `warn_error_options` are both given, and dbt takes one of them.",
    help: () => "Remove `warn_error`: `warn_error_options: {error: all}` says the same.",
    docs: {
      cause: "dbt refuses to start with `--warn-error` and `--warn-error-options` together.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  dbt: {type: core, config: {warn_error: true, warn_error_options: {error: all}}}\n",
      fix: "Remove one of them.",
    },
  }),
});

/** dbt takes one way to say which warnings are errors. */
export const oneWayToErrors = rule({
  name: "one-way-to-errors",
  at: optionsOf<z.output<typeof CoreConfig>>(),
  readsIfThere: ["warn_error", "warn_error_options"],
  problems,
  check: ({ warn_error, warn_error_options: options }) =>
    isThere(warn_error) && isThere(options) ? [problems["two-ways-to-errors"]({}, placeOf(warn_error))] : [],
});
