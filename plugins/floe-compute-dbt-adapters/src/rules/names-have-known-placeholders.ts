import {
  at,
  type CheckContext,
  defineDiagnostics,
  display,
  isThere,
  optionsOf,
  placeOf,
  problem,
  type Rule,
  rule,
} from "floe-core/plugin";
import type { EngineConfig } from "../engine-config.ts";
import type { EngineRow } from "../engine-row.ts";
import { unknownPlaceholder } from "../placeholders.ts";

const problems = defineDiagnostics("engine", {
  "unknown-placeholder": problem({
    severity: "error",
    message: (p: { placeholder: string; option: string }) =>
      `\`${display(p.placeholder)}\` is no placeholder of \`${p.option}\`.`,
    help: () => "There are `{product_name}`, `{product_slug}` and `{environment}`.",
    docs: {
      cause: "The name of a database or schema has a name in braces that floe does not fill in.",
      example:
        "plugins:\n  compute:\n    type: postgres\n    config: {host: db, user: floe, password: {secret_ref: db}, database: shop, schema: '{product}'}\n  orchestrator: {type: dagster}\n",
      fix: "Use `{product_name}`, `{product_slug}` or `{environment}`.",
    },
  }),
});

/** The names of databases and schemas have no placeholder that stands for nothing. */
export function namesHaveKnownPlaceholders({ options }: EngineRow): Rule<CheckContext<EngineConfig>> {
  const names = Object.keys(options).filter((name) => options[name]?.type === "name");
  return rule({
    name: "names-have-known-placeholders",
    at: optionsOf<EngineConfig>(),
    problems,
    check: (_read, config) =>
      names.flatMap((option) => {
        const name = at(config, option);
        const placeholder =
          isThere(name) && typeof name.value === "string" ? unknownPlaceholder(name.value) : undefined;
        return placeholder === undefined
          ? []
          : [problems["unknown-placeholder"]({ placeholder, option }, placeOf(name))];
      }),
  });
}
