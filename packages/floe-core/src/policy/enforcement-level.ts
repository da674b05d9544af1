import { derived, type Located } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";

/** How strictly policies bind: `off` reports nothing as an error, `strict` stops the compile. */
export type EnforcementLevel = "off" | "warn" | "strict";

const strength: Readonly<Record<EnforcementLevel, number>> = { off: 0, warn: 1, strict: 2 };

/** The stricter of two enforcement levels. Order: off < warn < strict; equal levels give the platform's. */
export function stricterLevel(platform: EnforcementLevel, product: EnforcementLevel): EnforcementLevel {
  return strength[product] > strength[platform] ? product : platform;
}

/** Whether the second level is weaker than the first. */
export function weakens(platform: EnforcementLevel, product: EnforcementLevel): boolean {
  return strength[product] < strength[platform];
}

/** The level that applies: the stricter of what the manifest and the product say, `warn` when neither says anything.
 *  An absent level is the identity of the merge, never a default. */
export function effectiveLevel(
  platform: Located<EnforcementLevel> | undefined,
  product: Located<EnforcementLevel> | undefined,
): Located<EnforcementLevel> {
  if (platform !== undefined && product !== undefined) {
    return derived(stricterLevelRule, stricterLevel(platform.value, product.value), [platform, product]);
  }
  const only = platform ?? product;
  return only ?? derived(levelOfNobodyRule, "warn", []);
}

const stricterLevelRule = originRule(
  "stricter-level",
  "the stricter of the manifest's and the product's enforcement level",
);

const levelOfNobodyRule = originRule("level-of-nobody", "the enforcement level when neither file sets one");
