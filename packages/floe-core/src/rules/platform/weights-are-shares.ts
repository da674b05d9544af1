import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import type { QualitySelection } from "../../schemas/manifest/quality.ts";
import type { OnManifest } from "../manifest/places.ts";

const problems = defineDiagnostics("resolve", {
  "weights-sum": problem({
    severity: "error",
    message: (p: { sum: number }) => `The dimension weights add up to ${p.sum}, not to 1.`,
    help: () =>
      "They are shares of one score: completeness, accuracy, validity, consistency and timeliness together are 1.",
    docs: {
      cause:
        "`plugins.quality.dimension_weights` are shares of a whole, and those that are left out keep their defaults.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  quality:\n    provider: soda\n    dimension_weights: {completeness: 0.9}\n",
      fix: "Change the weights so that all five add up to 1.",
    },
  }),
});

const weights: Place<OnManifest, QualitySelection["dimension_weights"]> = ({ manifest }) =>
  sectionAt(manifest, "plugins")
    .flatMap((plugins) => sectionAt(plugins, "quality"))
    .flatMap((quality) => sectionAt(quality, "dimension_weights"));

export const weightsAreShares = rule({
  name: "weights-are-shares",
  at: weights,
  reads: ["completeness", "accuracy", "validity", "consistency", "timeliness"],
  problems,
  check: (read, section) => {
    const sum = Object.values(read).reduce((total, weight) => total + weight.value, 0);
    // Rounded for people: 0.1 + 0.2 is not 0.30000000000000004 to them.
    return Math.abs(sum - 1) > 1e-9 ? [problems["weights-sum"]({ sum: Number(sum.toFixed(9)) }, placeOf(section))] : [];
  },
});
