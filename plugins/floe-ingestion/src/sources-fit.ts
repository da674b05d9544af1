import {
  acceptedItems,
  at,
  defineDiagnostics,
  isThere,
  items,
  type Located,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import type { DltConfig } from "./dlt-config.ts";

const head =
  "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  ingestion:\n    type: dlt\n    config:\n      sources:\n";
const files = "type: filesystem, url: 's3://landing', tables: [{name: orders, files: '*.csv', format: csv}]";

const problems = defineDiagnostics("dlt", {
  "name-taken": problem({
    severity: "error",
    message: (p: { what: string; name: string }) => `Two ${p.what} are called \`${p.name}\`.`,
    help: () => "Give each a name of its own.",
    docs: {
      cause: "Two sources, or two tables of a source, have one name: one would replace what the other has loaded.",
      example: `${head}        - {name: shop, ${files}}\n        - {name: shop, ${files}}\n`,
      fix: "Rename one.",
    },
  }),
  "merge-without-key": problem({
    severity: "error",
    message: (p: { table: string }) => `The table \`${p.table}\` is merged and has no \`primary_key\`.`,
    help: () => "Name the columns that tell its rows apart, or choose another `write_mode`.",
    docs: {
      cause:
        "`write_mode: merge` replaces the rows that have the key of a loaded one. Without a key dlt would append all of them.",
      example: `${head}        - {name: shop, write_mode: merge, ${files}}\n`,
      fix: "Add `primary_key: [...]` to the table.",
    },
  }),
});

/** Sources, and the tables of each, have names of their own; what is merged has a key. */
export const sourcesFit = rule({
  name: "sources-fit",
  at: optionsOf<DltConfig>(),
  reads: ["sources"],
  problems,
  check: ({ sources: list }) => {
    const sources = acceptedItems(list);
    return [
      ...repeated(sources).map((name) => problems["name-taken"]({ what: "sources", name: name.value }, placeOf(name))),
      ...sources.flatMap((source) => {
        const tables: readonly Located<Table>[] = acceptedItems<Table>(at(source, "tables"));
        const taken = repeated(tables).map((name) =>
          problems["name-taken"]({ what: "tables", name: name.value }, placeOf(name)),
        );
        const isMerged = isThere(at(source, "write_mode")) && source.value.write_mode === "merge";
        return [...taken, ...(isMerged ? tables.flatMap(withoutKey) : [])];
      }),
    ];
  },
});

type Table = { readonly name: string; readonly primary_key: readonly string[] };

function withoutKey(table: Located<Table>) {
  const name = at(table, "name");
  const key = at(table, "primary_key");
  if (!isThere(name) || !isThere(key) || items(key).length > 0) return [];
  return [problems["merge-without-key"]({ table: name.value }, placeOf(name))];
}

function repeated(all: readonly Located<{ readonly name: string }>[]): readonly Located<string>[] {
  const taken = new Set<string>();
  return all.flatMap((each) => {
    const name = at(each, "name");
    if (!isThere(name)) return [];
    const isTaken = taken.has(name.value);
    taken.add(name.value);
    return isTaken ? [name] : [];
  });
}
