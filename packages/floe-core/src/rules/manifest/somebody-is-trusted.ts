import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { isThere, placeOf } from "../../origins/located.ts";
import type { VerificationConfig } from "../../schemas/manifest/registry.ts";
import type { OnManifest } from "./places.ts";

const problems = defineDiagnostics("manifest", {
  "nobody-trusted": problem({
    severity: "error",
    message: () => "Signatures are to be checked, and nobody is trusted.",
    help: () => "Add `trusted_issuers` or `public_key_ref`, or set `enabled: false`.",
    docs: {
      cause: "`verification` is on, and lists neither an issuer nor a public key. No signature could be right.",
      example:
        "artifacts:\n  registry:\n    uri: oci://registry.example.com/floe\n    auth: {type: anonymous}\n    verification: {enforcement: warn}\n",
      fix: "Add a trusted issuer or a public key, or switch the section off.",
    },
  }),
  "subject-missing": problem({
    severity: "error",
    message: () => "A trusted issuer needs `subject` or `subject_regex`.",
    help: () => "Without one, everybody who has an identity of this issuer could sign.",
    docs: {
      cause: "An issuer gives identities to many. The entry does not say which of them may sign.",
      example:
        "artifacts:\n  registry:\n    uri: oci://registry.example.com/floe\n    auth: {type: anonymous}\n    verification:\n      enforcement: warn\n      trusted_issuers: [{issuer: https://tokens.example.com}]\n",
      fix: "Add the subject, or a regular expression that it matches.",
    },
  }),
  "two-subjects": problem({
    severity: "error",
    message: () => "A trusted issuer has `subject` or `subject_regex`, not both.",
    help: () => "Leave one of them out, or write two entries.",
    docs: {
      cause: "The entry names a subject and a pattern. Whether both have to fit or one of them is not said.",
      example:
        "artifacts:\n  registry:\n    uri: oci://registry.example.com/floe\n    auth: {type: anonymous}\n    verification:\n      enforcement: warn\n      trusted_issuers: [{issuer: https://tokens.example.com, subject: ci, subject_regex: ^ci}]\n",
      fix: "Remove one of the two keys, or write two entries.",
    },
  }),
});

const verification: Place<OnManifest, VerificationConfig> = ({ manifest }) =>
  sectionAt(manifest, "artifacts")
    .flatMap((artifacts) => sectionAt(artifacts, "registry"))
    .flatMap((registry) => sectionAt(registry, "verification"));

export const somebodyIsTrusted = rule({
  name: "somebody-is-trusted",
  at: verification,
  reads: ["enabled", "enforcement", "trusted_issuers"],
  readsIfThere: ["public_key_ref"],
  problems,
  check: ({ enabled, enforcement, trusted_issuers: issuers, public_key_ref: publicKey }) =>
    !enabled.value || enforcement.value === "off" || issuers.value.length > 0 || isThere(publicKey)
      ? []
      : [problems["nobody-trusted"]({}, placeOf(enabled))],
});

type TrustedIssuer = VerificationConfig["trusted_issuers"][number];

const trustedIssuers: Place<OnManifest, TrustedIssuer> = (context) =>
  verification(context)
    .flatMap((section) => sectionAt(section, "trusted_issuers"))
    .flatMap(acceptedItems);

export const trustedIssuersNameASubject = rule({
  name: "trusted-issuers-name-a-subject",
  at: trustedIssuers,
  reads: ["issuer"],
  readsIfThere: ["subject", "subject_regex"],
  problems,
  check: ({ issuer, subject, subject_regex: pattern }) => {
    if (isThere(subject) && isThere(pattern)) return [problems["two-subjects"]({}, placeOf(pattern))];
    return isThere(subject) || isThere(pattern) ? [] : [problems["subject-missing"]({}, placeOf(issuer))];
  },
});
