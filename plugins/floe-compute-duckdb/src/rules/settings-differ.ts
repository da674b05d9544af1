import { defineDiagnostics, display, keySpan, members, optionsOf, problem, rule } from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "setting-twice": problem({
    severity: "error",
    message: (p: { name: string; other: string }) =>
      `The settings \`${display(p.other)}\` and \`${display(p.name)}\` are one to DuckDB.`,
    help: () => "Remove one of them: DuckDB compares the names of settings without case.",
    docs: {
      cause: "Two keys of `settings` differ only in upper and lower case. Which one counts depends on their order.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config:\n      settings: {TimeZone: UTC, timezone: Europe/Oslo}\n  orchestrator: {type: dagster}\n",
      fix: "Keep one of the two.",
    },
  }),
});

export const settingsDiffer = rule({
  name: "settings-differ",
  at: optionsOf<DuckDbConfig>(),
  reads: ["settings"],
  problems,
  check: ({ settings }) => {
    const first = new Map<string, string>();
    return members(settings).flatMap(([name]) => {
      const other = first.get(name.toLowerCase());
      if (other === undefined) first.set(name.toLowerCase(), name);
      if (other === undefined) return [];
      const span = keySpan(settings, other);
      const notes = span === undefined ? [] : [{ message: "The other one is here.", span }];
      return [problems["setting-twice"]({ name, other }, keySpan(settings, name), { notes })];
    });
  },
});
