import {
  acceptedItems,
  defineDiagnostics,
  display,
  optional,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";
import { sqlKeywords } from "../sql-keywords.ts";

const problems = defineDiagnostics("duckdb", {
  "alias-keyword": problem({
    severity: "error",
    message: (p: { alias: string }) => `DuckDB takes the alias \`${display(p.alias)}\` for a word of its SQL.`,
    help: ({ alias }) => `Choose another one, such as \`${display(alias)}_db\`.`,
    docs: {
      cause:
        "dbt attaches a database as `ATTACH '…' AS alias`, without quotes around the alias, and DuckDB refuses that when the alias is one of its keywords, in whatever case.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config:\n      attach:\n        - {path: a.duckdb, alias: group}\n  orchestrator: {type: dagster}\n",
      fix: "Write an `alias` that is no keyword.",
    },
  }),
});

export const aliasesAreNames = rule({
  name: "aliases-are-names",
  at: optionsOf<DuckDbConfig>(),
  reads: ["attach", "catalog_alias"],
  problems,
  check: ({ attach, catalog_alias: catalog }) => {
    const aliases = acceptedItems(attach).flatMap((attachment) => optional(attachment, "alias") ?? []);
    return [...aliases, catalog].flatMap((alias) => {
      if (!sqlKeywords.has(alias.value.toLowerCase())) return [];
      return [problems["alias-keyword"]({ alias: alias.value }, placeOf(alias))];
    });
  },
});
