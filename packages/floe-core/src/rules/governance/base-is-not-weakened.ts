import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { MergedThrough } from "../../policy/merge-manifests.ts";
import { display } from "../../secrets/display.ts";
import { dotted } from "../../text/pointer.ts";
import type { GovernanceRule } from "./governance-rule.ts";
import type { OnGovernance } from "./places.ts";

const above = { extends: "the manifest that this one extends", parent: "the parent manifest" } as const;

const problems = defineDiagnostics("governance", {
  "base-weakened": problem({
    severity: "warning",
    atStrict: "error",
    message: (p: { setting: string; through: MergedThrough }) =>
      `\`${display(p.setting)}\` is weaker than in ${above[p.through]}, and has no effect.`,
    help: ({ through }) =>
      through === "extends"
        ? "A manifest may only make the rules of its base stricter. Remove the key, or take the rule out of the base."
        : "A tier may only make the rules of the tier above it stricter. Remove the key.",
    docs: {
      cause:
        "A manifest that extends another one, or has it as its parent, asks for less than that one: a lower level, a rule switched off, an exception or an approval that the base does not have. The stricter one stays in force. A rule without an order, such as the naming pattern, is the base's to set. A warning at `off` and `warn`, an error at `strict`.",
      example:
        "# base.yaml\napiVersion: floe.dev/v1\nkind: Manifest\nbase: true\ngovernance:\n  policy_enforcement_level: strict\n# manifest.yaml\nextends: shop/base.yaml\ngovernance:\n  policy_enforcement_level: warn\n",
      fix: "Remove the key. Where the environments differ, leave the rule out of the base and set it in each of them.",
    },
  }),
});

/** A manifest cannot take back the rules of those that it extends, nor of the tiers above it. */
export const baseIsNotWeakened: GovernanceRule = contextRule<OnGovernance>({
  name: "base-is-not-weakened",
  problems,
  check: ({ files }) =>
    files
      .flatMap(({ inherits }) => inherits?.yielded ?? [])
      .filter(({ because }) => because === "stricter")
      .map(({ pointer, through, span, winner }) => {
        const notes = [{ message: "This one stays in force.", span: winner }];
        return problems["base-weakened"]({ setting: dotted(pointer), through }, span, { notes });
      }),
});
