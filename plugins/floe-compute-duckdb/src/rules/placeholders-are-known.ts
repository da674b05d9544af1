import { defineDiagnostics, display, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import { unknownPlaceholder } from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "unknown-placeholder": problem({
    severity: "error",
    message: (p: { placeholder: string }) => `\`${display(p.placeholder)}\` is no placeholder of the database path.`,
    help: () => "There are `{product_name}`, `{product_slug}` and `{environment}`.",
    docs: {
      cause:
        "The path has a name in braces, or a variable of the shell, that floe does not fill in, so that it would become part of a file name.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: '{product}.duckdb'}\n  orchestrator: {type: dagster}\n",
      fix: "Use `{product_name}`, `{product_slug}` or `{environment}`.",
    },
  }),
});

export const placeholdersAreKnown = rule({
  name: "placeholders-are-known",
  at: optionsOf<DuckDbConfig>(),
  reads: ["path"],
  problems,
  check: ({ path }) => {
    const placeholder = unknownPlaceholder(path.value);
    return placeholder === undefined ? [] : [problems["unknown-placeholder"]({ placeholder }, placeOf(path))];
  },
});
