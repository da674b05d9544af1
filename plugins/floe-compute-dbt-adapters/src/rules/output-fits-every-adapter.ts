import {
  type Diagnostic,
  defineDiagnostics,
  display,
  isSecretReference,
  keySpan,
  type Located,
  members,
  optionsOf,
  placeOf,
  problem,
  rule,
} from "floe-core/plugin";
import type { AnyAdapterConfig } from "../any-adapter-config.ts";
import { unknownPlaceholder } from "../placeholders.ts";

const problems = defineDiagnostics("engine", {
  "options-unchecked": problem({
    severity: "info",
    message: (p: { adapter: string }) =>
      `floe does not know the options of \`${display(p.adapter)}\` and checks none of them.`,
    help: () => "`floe doctor` lets dbt read the profile; docs/engines.md lists the engines that floe knows.",
    docs: {
      cause:
        "With `type: dbt` the output of the dbt profile is passed on as it is; only secrets become an `env_var()`.",
      example:
        "plugins:\n  compute:\n    type: dbt\n    config: {adapter: sqlserver, output: {server: db, schema: shop}}\n  orchestrator: {type: dagster}\n",
      fix: "Nothing, or take the type of the engine where floe knows it.",
    },
  }),
  "output-key": problem({
    severity: "error",
    message: (p: { key: string; belongs: string }) => `\`output.${p.key}\` ${p.belongs}.`,
    help: () => undefined,
    docs: {
      cause:
        "What every adapter has, floe writes or checks: `type` and `threads` stand beside `output`; `schema` and `database` are texts.",
      example:
        "plugins:\n  compute:\n    type: dbt\n    config: {adapter: sqlserver, output: {threads: 8}}\n  orchestrator: {type: dagster}\n",
      fix: "Write the name of the adapter as `adapter`, the number of threads as `threads`, and names as texts.",
    },
  }),
});

/** What floe knows of an adapter that it does not know: it has a type and threads, and its names are texts. */
export const outputFitsEveryAdapter = rule({
  name: "output-fits-every-adapter",
  at: optionsOf<AnyAdapterConfig>(),
  reads: ["adapter", "output"],
  problems,
  check: ({ adapter, output }) => [
    problems["options-unchecked"]({ adapter: adapter.value }, placeOf(adapter)),
    ...members(output).flatMap(([key, option]) => mistake({ key, option, output })),
  ],
});

interface Subject {
  readonly key: string;
  readonly option: Located<unknown>;
  readonly output: AnyOutput;
}

type AnyOutput = Located<AnyAdapterConfig["output"]>;

function mistake({ key, option, output }: Subject): readonly Diagnostic[] {
  if (key === "type")
    return [problems["output-key"]({ key, belongs: "stands beside it, as `adapter`" }, keySpan(output, key))];
  if (key === "threads")
    return [problems["output-key"]({ key, belongs: "stands beside it, as `threads`" }, keySpan(output, key))];
  if (key !== "schema" && key !== "database") return [];
  const { value } = option;
  if (isSecretReference(value)) return [];
  const placeholder = typeof value === "string" ? unknownPlaceholder(value) : undefined;
  if (placeholder !== undefined)
    return [
      problems["output-key"](
        { key, belongs: `has \`${display(placeholder)}\`, which is no placeholder` },
        placeOf(option),
      ),
    ];
  return typeof value === "string" && value !== ""
    ? []
    : [problems["output-key"]({ key, belongs: "is a name, so it has to be a text" }, placeOf(option))];
}
