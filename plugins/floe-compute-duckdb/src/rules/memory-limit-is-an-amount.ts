import { defineDiagnostics, display, optionsOf, placeOf, plainFix, problem, rule } from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";
import { readMemoryLimit } from "../memory-limit.ts";

const problems = defineDiagnostics("duckdb", {
  "memory-limit": problem({
    severity: "error",
    message: (p: { limit: string; meant: string | undefined }) =>
      `DuckDB reads no memory limit in \`${display(p.limit)}\`.`,
    help: ({ limit, meant }) => {
      if (meant !== undefined) return `Did you mean \`${meant}\`?`;
      return limit.includes("%")
        ? "DuckDB takes no share of the memory. Without a limit it takes 80 % of it; otherwise write an amount such as `2GB`."
        : "Write a number and a unit, such as `2GB` or `1.5 GiB`.";
    },
    docs: {
      cause:
        "A memory limit is a number and a unit: KB, MB, GB, TB, or KiB, MiB, GiB, TiB. Upper and lower case are the same, blanks between the two do not matter. DuckDB knows no shares such as `80%`.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {memory_limit: 4Gi}\n  orchestrator: {type: dagster}\n",
      fix: "Write an amount such as `4GiB`.",
    },
  }),
  "little-memory": problem({
    severity: "error",
    message: (p: { limit: string }) => `With \`${display(p.limit)}\` of memory DuckDB cannot open a database.`,
    help: () => "Allow some hundred megabytes at least, such as `512MB`.",
    docs: {
      cause: "The memory limit is less than a megabyte, in which DuckDB cannot hold the first blocks of a file.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config: {memory_limit: 512KB}\n  orchestrator: {type: dagster}\n",
      fix: "Write a larger amount, or leave the limit out.",
    },
  }),
});

export const memoryLimitIsAnAmount = rule({
  name: "memory-limit-is-an-amount",
  at: optionsOf<DuckDbConfig>(),
  reads: ["memory_limit"],
  problems,
  check: ({ memory_limit: limit }) => {
    const reading = readMemoryLimit(limit.value);
    const place = placeOf(limit);
    switch (reading.kind) {
      case "fine":
        return [];
      case "too-little":
        return [problems["little-memory"]({ limit: limit.value }, place)];
      case "unreadable": {
        const { meant } = reading;
        const fix = meant === undefined || place === undefined ? undefined : plainFix(place, meant);
        return [problems["memory-limit"]({ limit: limit.value, meant }, place, { fix })];
      }
    }
  },
});
