import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import type { PromotionConfig } from "../../schemas/manifest/promotion.ts";
import { display } from "../../secrets/display.ts";
import type { OnManifest } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "duplicate-environment": problem({
    severity: "error",
    message: (p: { name: string }) => `Two environments of the promotion are called \`${display(p.name)}\`.`,
    help: () => "Rename one of them, or write its gates into the other.",
    docs: {
      cause: "Artifacts are promoted from one environment to the next by name, and two have the same.",
      example:
        "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: anonymous}}\n  promotion:\n    environments: [{name: dev, gates: {}}, {name: dev, gates: {}}]\n",
      fix: "Give each environment its own name.",
    },
  }),
});

const promotion: Place<OnManifest, PromotionConfig> = ({ manifest }) =>
  sectionAt(manifest, "artifacts").flatMap((artifacts) => sectionAt(artifacts, "promotion"));

export const promotionEnvironmentsDiffer = rule({
  name: "promotion-environments-differ",
  at: promotion,
  reads: ["environments"],
  problems,
  check: ({ environments }) => {
    const first = new Map<string, Located<string>>();
    return acceptedItems(environments).flatMap((environment) => {
      const name = optional(environment, "name");
      if (name === undefined) return [];
      const earlier = first.get(name.value);
      if (earlier === undefined) first.set(name.value, name);
      const span = earlier && placeOf(earlier);
      if (span === undefined) return [];
      const notes = [{ message: "The other one is here.", span }];
      return [problems["duplicate-environment"]({ name: name.value }, placeOf(name), { notes })];
    });
  },
});
