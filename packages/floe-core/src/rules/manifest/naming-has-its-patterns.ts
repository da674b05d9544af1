import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import type { NamingConfig } from "../../schemas/manifest/governance.ts";
import type { OnManifest } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "patterns-missing": problem({
    severity: "error",
    message: () => "The naming pattern `custom` needs `custom_patterns`.",
    help: () => 'Add the regular expressions, of which one has to match: `custom_patterns: ["^stg_"]`.',
    docs: {
      cause: "`custom` means the patterns that the manifest gives, and it gives none. No name could match.",
      example: "governance:\n  naming: {enforcement: off, pattern: custom}\n",
      fix: "Add `custom_patterns`, or choose `medallion` or `kimball`.",
    },
  }),
  "patterns-not-used": problem({
    severity: "warning",
    message: (p: { pattern: string }) =>
      `\`custom_patterns\` has no effect: the naming pattern is \`${p.pattern}\`, not \`custom\`.`,
    help: () => "Set `pattern: custom`, or leave `custom_patterns` out.",
    docs: {
      cause: "Patterns of one's own belong to the naming pattern `custom`; the others have their own.",
      example: 'governance:\n  naming: {enforcement: off, pattern: kimball, custom_patterns: ["^stg_"]}\n',
      fix: "Set `pattern: custom`, or remove `custom_patterns`.",
    },
  }),
});

const naming: Place<OnManifest, NamingConfig> = ({ manifest }) =>
  sectionAt(manifest, "governance").flatMap((governance) => sectionAt(governance, "naming"));

export const namingHasItsPatterns = rule({
  name: "naming-has-its-patterns",
  at: naming,
  reads: ["pattern"],
  readsIfThere: ["custom_patterns"],
  problems,
  check: ({ pattern, custom_patterns: patterns }) => {
    if (pattern.value !== "custom") {
      return isThere(patterns) ? [problems["patterns-not-used"]({ pattern: pattern.value }, placeOf(patterns))] : [];
    }
    if (!isThere(patterns)) return [problems["patterns-missing"]({}, placeOf(pattern))];
    return patterns.value.length === 0 ? [problems["patterns-missing"]({}, placeOf(patterns))] : [];
  },
});
