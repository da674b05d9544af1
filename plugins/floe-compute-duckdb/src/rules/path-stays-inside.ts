import { defineDiagnostics, display, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import { kindOfPath, unknownPlaceholder } from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "path-outside": problem({
    severity: "error",
    message: (p: { path: string }) => `The database path \`${display(p.path)}\` leads out of the product's folder.`,
    help: () => "Use a path inside the product, such as `{product_slug}.duckdb`, or an absolute one.",
    docs: {
      cause: "A relative path has `..` in it. It begins in the product's folder, and would write to another one's.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: ../shared.duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Take the `..` out, or write an absolute path.",
    },
  }),
});

export const pathStaysInside = rule({
  name: "path-stays-inside",
  at: optionsOf<DuckDbConfig>(),
  reads: ["path"],
  problems,
  check: ({ path }) => {
    if (unknownPlaceholder(path.value) !== undefined || kindOfPath(path.value) !== "relative") return [];
    const leadsOut = path.value.split(/[\\/]/u).includes("..");
    return leadsOut ? [problems["path-outside"]({ path: path.value }, placeOf(path))] : [];
  },
});
