import { contextRule } from "../../checking/rule.ts";
import { writtenSettings } from "../../checking/written-settings.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, placeOf } from "../../origins/located.ts";
import type { Pointer } from "../../text/pointer.ts";
import { type PatternFault, patternFault } from "../../text/regular-expression.ts";
import type { OnManifest } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "bad-pattern": problem({
    severity: "error",
    message: ({ reason, position }: PatternFault) =>
      `This regular expression cannot be used: ${reason}${position === undefined ? "" : ` (character ${position})`}.`,
    help: () => "Patterns run on RE2, which has no look-around and no back-references.",
    docs: {
      cause:
        "A pattern of the manifest is not a regular expression of RE2. floe runs patterns on RE2, because its time grows with the text and not faster; look-around and back-references do not exist there. A pattern has 1 to 1000 characters.",
      example: 'governance:\n  naming: {enforcement: off, pattern: custom, custom_patterns: ["^(?!tmp_)"]}\n',
      fix: "Correct the pattern at the character that is named, or write what it excludes as several patterns.",
    },
  }),
});

/** Where the manifest has regular expressions. */
export const patternPlaces: readonly Pointer[] = [
  "/governance/naming/custom_patterns/*",
  "/governance/secret_scanning/custom_patterns/*/pattern",
  "/governance/policies/*/config/pattern",
  "/artifacts/registry/verification/trusted_issuers/*/subject_regex",
];

/** Whoever runs a pattern later finds one that runs, whatever the level and whether its section is on. */
export const patternsCanBeRead = contextRule<OnManifest>({
  name: "patterns-can-be-read",
  problems,
  check: ({ manifest }) => patternPlaces.flatMap((place) => writtenSettings(manifest, place)).flatMap(faultOf),
});

function faultOf(setting: Located<unknown>): readonly Diagnostic[] {
  const fault = typeof setting.value === "string" ? patternFault(setting.value) : undefined;
  return fault === undefined ? [] : [problems["bad-pattern"](fault, placeOf(setting))];
}
