import {
  acceptedItems,
  defineDiagnostics,
  display,
  type Located,
  optional,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import { databaseName, filledPath, isFilePath, isReservedDatabase, kindOfPath } from "../database-path.ts";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "attached-name": problem({
    severity: "error",
    message: (p: { name: string; owner: string }) =>
      `The attached database would be called \`${display(p.name)}\`, which is the name of ${p.owner}.`,
    help: () => "Give it an `alias` of its own; case does not count.",
    docs: {
      cause:
        "DuckDB calls an attached database by its alias, or after its file, and compares the names without case. dbt attaches nothing under a name that is there already, so that SQL would silently read another database.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config:\n      attach:\n        - {path: a.duckdb, alias: other}\n        - {path: b.duckdb, alias: Other}\n  orchestrator: {type: dagster}\n",
      fix: "Write an `alias` that no other database has.",
    },
  }),
});

export const attachmentsHaveOwnNames = rule({
  name: "attachments-have-own-names",
  at: optionsOf<DuckDbConfig>(),
  reads: ["attach", "path", "use_catalog", "catalog_alias"],
  problems,
  check: ({ attach, path, use_catalog: use, catalog_alias: alias }, _options, { product }) => {
    const own = kindOfPath(path.value) === "memory" ? "memory" : databaseName(filledPath(path.value, product));
    const owners = new Map([[own.toLowerCase(), "the product's own database"]]);
    const names = acceptedItems(attach).map(nameOf);
    const catalog = !use.value ? [] : [{ name: alias.value, place: alias }];
    return [...names, ...catalog].flatMap((named) => {
      if (named === undefined) return [];
      const { name, place } = named;
      const owner = isReservedDatabase(name) ? "one of DuckDB's own" : owners.get(name.toLowerCase());
      owners.set(name.toLowerCase(), "another attached one");
      return owner === undefined ? [] : [problems["attached-name"]({ name, owner }, placeOf(place))];
    });
  },
});

/** What DuckDB calls an attached database. Where it is neither a file nor has an alias, that is its own affair. */
function nameOf(
  attachment: Located<DuckDbConfig["attach"][number]>,
): { readonly name: string; readonly place: Located<string> } | undefined {
  const alias = optional(attachment, "alias");
  if (alias !== undefined) return { name: alias.value, place: alias };
  const path = optional(attachment, "path");
  return path === undefined || !isFilePath(path.value) ? undefined : { name: databaseName(path.value), place: path };
}
