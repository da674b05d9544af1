import { sectionAt } from "../../checking/places.ts";
import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import type { QualitySelection } from "../../schemas/manifest/quality.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { OnPlatform } from "./places.ts";

/** The providers of contract 0.8.0. */
const qualityProviders = ["great_expectations", "soda", "dbt_expectations"] as const;

const problems = defineDiagnostics("resolve", {
  "unknown-quality-provider": problem({
    severity: "error",
    message: (p: { provider: string; known: readonly string[]; suggestion: string | undefined }) =>
      `There is no quality provider \`${display(p.provider)}\`.`,
    help: ({ known, suggestion }) =>
      `${suggestion === undefined ? "" : `Did you mean \`${display(suggestion)}\`? `}It is one of ${quotedList(known)}.`,
    docs: {
      cause: "`plugins.quality.provider` names a provider that floe does not know.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  quality: {provider: great_expectation}\n",
      fix: "Use one of those that the help lists.",
    },
  }),
});

const quality: Place<OnPlatform, QualitySelection> = ({ manifest }) =>
  sectionAt(manifest, "plugins").flatMap((plugins) => sectionAt(plugins, "quality"));

export const qualityProviderExists = rule({
  name: "quality-provider-exists",
  at: quality,
  reads: ["provider"],
  problems,
  check: ({ provider }, _quality, { candidates }) => {
    const installed = candidates.filter(({ kind }) => kind === "quality").map(({ name }) => name);
    const known = [...new Set([...qualityProviders, ...installed])];
    if (known.includes(provider.value)) return [];
    const parameters = { provider: provider.value, known, suggestion: didYouMean(provider.value, known) };
    return [problems["unknown-quality-provider"](parameters, placeOf(provider))];
  },
});
