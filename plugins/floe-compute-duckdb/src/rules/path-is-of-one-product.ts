import { defineDiagnostics, display, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import { kindOfPath, productPlaceholders, unknownPlaceholder } from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "shared-path": problem({
    severity: "warning",
    message: (p: { path: string }) => `Every product of this platform would write to \`${display(p.path)}\`.`,
    help: () => "Put `{product_slug}` into the path: DuckDB allows one writer a file.",
    docs: {
      cause:
        "The path is absolute and names no product, so all products share one file, and only one of them can write at a time. A path that begins with `~` is absolute.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {path: /var/lib/floe/floe.duckdb}\n  orchestrator: {type: dagster}\n",
      fix: "Use a path such as `/var/lib/floe/{product_slug}.duckdb`.",
    },
  }),
});

export const pathIsOfOneProduct = rule({
  name: "path-is-of-one-product",
  at: optionsOf<DuckDbConfig>(),
  reads: ["path"],
  problems,
  check: ({ path }) => {
    if (unknownPlaceholder(path.value) !== undefined || !["absolute", "home"].includes(kindOfPath(path.value)))
      return [];
    const isShared = !productPlaceholders.some((placeholder) => path.value.includes(placeholder));
    return isShared ? [problems["shared-path"]({ path: path.value }, placeOf(path))] : [];
  },
});
