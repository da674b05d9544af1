import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isThere, type Located, optional, placeOf } from "../../origins/located.ts";
import { type EnforcementLevel, weakens } from "../../policy/enforcement-level.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import type { GovernanceRule } from "./governance-rule.ts";
import { governedProduct, type OnGovernance } from "./places.ts";

const problems = defineDiagnostics("governance", {
  weakened: problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { product: string; level: string; platform: string }) =>
      `Product \`${display(p.product)}\` lowers enforcement to \`${p.level}\`; \`${p.platform}\` stays in force.`,
    help: ({ platform }) => `A product may only strengthen. Remove the key, or set it to \`${platform}\`.`,
    docs: {
      cause:
        "floe.yaml asks for a weaker enforcement level than the manifest sets. The stricter one wins. A warning at `off` and `warn`, an error at `strict`.",
      example:
        "# manifest.yaml\ngovernance:\n  policy_enforcement_level: strict\n# floe.yaml\ngovernance:\n  policy_enforcement_level: off\n",
      fix: "Remove the key from floe.yaml, or set the manifest's level or a stricter one.",
    },
  }),
});

const productGovernance: Place<OnGovernance, NonNullable<Product["governance"]>> = (context) =>
  governedProduct(context).flatMap((product) => sectionAt(product, "governance"));

export const levelIsNotWeakened: GovernanceRule = rule({
  name: "level-is-not-weakened",
  at: productGovernance,
  reads: ["policy_enforcement_level"],
  problems,
  check: ({ policy_enforcement_level: own }, _governance, { manifest, product }) => {
    const platform = manifest && platformLevel(manifest);
    const name = product && productName(product);
    if (platform === undefined || name === undefined || !weakens(platform.value, own.value)) return [];
    const span = placeOf(platform);
    const notes = span === undefined ? [] : [{ message: "The platform sets it here.", span }];
    const parameters = { product: name.value, level: own.value, platform: platform.value };
    return [problems.weakened(parameters, placeOf(own), { notes })];
  },
});

function platformLevel(manifest: NonNullable<OnGovernance["manifest"]>): Located<EnforcementLevel> | undefined {
  const governance = optional(manifest, "governance");
  return governance && optional(governance, "policy_enforcement_level");
}

function productName(product: Located<Product>): Located<string> | undefined {
  const name = at(at(product, "metadata"), "name");
  return isThere(name) ? name : undefined;
}
