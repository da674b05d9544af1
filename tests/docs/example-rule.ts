import { type Rule, rule } from "../../packages/floe-core/src/checking/rule.ts";
import type { Place } from "../../packages/floe-core/src/checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../packages/floe-core/src/diagnostics/define.ts";
import { isThere } from "../../packages/floe-core/src/origins/located.ts";
import { policyRule } from "../../packages/floe-core/src/rules/governance/governance-rule.ts";
import { governedProduct, type OnGovernance } from "../../packages/floe-core/src/rules/governance/places.ts";
import { nameOf } from "../../packages/floe-core/src/rules/product/named-transform.ts";
import { productTransforms } from "../../packages/floe-core/src/rules/product/places.ts";
import type { Transform } from "../../packages/floe-core/src/schemas/product/transform.ts";
import { display } from "../../packages/floe-core/src/secrets/display.ts";

const problems = defineDiagnostics("governance", {
  "no-tier": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { name: string }) => `The transform \`${display(p.name)}\` has no tier.`,
    help: () => "Add `tier: bronze`, `silver` or `gold`.",
    docs: {
      cause: "A platform that is governed by tiers has to know the one of each transform.",
      example: "# floe.yaml\ntransforms:\n  - name: orders\n",
      fix: "Add the tier.",
    },
  }),
});

const transforms: Place<OnGovernance, Transform> = (context) =>
  governedProduct(context).flatMap((product) => productTransforms({ product }));

const tiers: Rule<OnGovernance> = rule({
  name: "transforms-have-tiers",
  at: transforms,
  readsIfThere: ["tier"],
  problems,
  check: ({ tier }, transform) => {
    const named = nameOf(transform);
    return isThere(tier) || named === undefined ? [] : [problems["no-tier"](named, named.nameAt)];
  },
});

/** Every transform says its tier. */
export const transformsHaveTiers = policyRule("tiers", tiers);
