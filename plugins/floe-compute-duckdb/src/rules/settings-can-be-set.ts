import {
  defineDiagnostics,
  display,
  isSecretReference,
  keySpan,
  members,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import type { DuckDbConfig } from "../duckdb-config.ts";

const problems = defineDiagnostics("duckdb", {
  "setting-name": problem({
    severity: "error",
    message: (p: { name: string }) => `DuckDB has no setting that is called \`${display(p.name)}\`.`,
    help: () => "Names of settings have letters, digits and `_`, and begin with a letter: `memory_limit`.",
    docs: {
      cause: "dbt writes the name of a setting into a `SET` command as it is, and this one would break the command.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config:\n      settings: {memory limit: 2GB}\n  orchestrator: {type: dagster}\n",
      fix: "Write the name as DuckDB has it.",
    },
  }),
  "setting-value": problem({
    severity: "error",
    message: (p: { name: string; kind: string }) => `The setting \`${display(p.name)}\` cannot be ${p.kind}.`,
    help: () =>
      "Write a text, a number, true or false, or a list. To leave a setting as DuckDB has it, remove the line.",
    docs: {
      cause: "dbt would write the word `None`, or a table in the words of Python, into the `SET` command.",
      example:
        "plugins:\n  compute:\n    type: duckdb\n    config:\n      settings: {temp_directory: null}\n  orchestrator: {type: dagster}\n",
      fix: "Give the setting a value, or remove it.",
    },
  }),
});

export const settingsCanBeSet = rule({
  name: "settings-can-be-set",
  at: optionsOf<DuckDbConfig>(),
  reads: ["settings"],
  problems,
  check: ({ settings }) =>
    members(settings).flatMap(([name, setting]) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name)) return [problems["setting-name"]({ name }, keySpan(settings, name))];
      const kind = unusableKind(setting.value);
      return kind === undefined ? [] : [problems["setting-value"]({ name, kind }, placeOf(setting))];
    }),
});

function unusableKind(value: unknown): "null" | "a table" | undefined {
  if (value === null) return "null";
  return typeof value === "object" && !Array.isArray(value) && !isSecretReference(value) ? "a table" : undefined;
}
