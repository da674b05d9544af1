import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isAbsent, placeOf } from "../../origins/located.ts";
import { profileSections } from "../../project/profiles.ts";
import type { CredentialConfig } from "../../schemas/manifest/credentials.ts";
import type { OnManifest } from "../manifest/places.ts";

const problems = defineDiagnostics("resolve", {
  "credential-mode": problem({
    severity: "error",
    message: (p: { mode: string; key: string }) => `Credentials of mode \`${p.mode}\` need \`${p.key}\`.`,
    help: ({ key }) =>
      key.endsWith("secret") ? "Write it as a reference: `{secret_ref: NAME, key: KEY}`." : undefined,
    docs: {
      cause: "Each credential mode has keys that it cannot do without: `oauth2` a client, `iam_role` a role.",
      example:
        "# manifest.yaml\nprofiles:\n  catalogs:\n    default:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      credentials: {mode: oauth2}\n",
      fix: "Add the key, or change the mode.",
    },
  }),
});

const neededKeys = {
  oauth2: ["client_id", "client_secret"],
  iam_role: ["role_arn"],
  static: [],
  service_account: [],
} as const;

const credentials: Place<OnManifest, CredentialConfig> = ({ manifest }) =>
  profileSections(manifest).flatMap((profile) => sectionAt(profile, "credentials"));

export const credentialsFitMode = rule({
  name: "credentials-fit-mode",
  at: credentials,
  reads: ["mode"],
  problems,
  check: ({ mode }, section) => {
    const lacks = (key: keyof CredentialConfig): boolean => isAbsent(at(section, key));
    const missing = neededKeys[mode.value].filter(lacks);
    return missing.map((key) => problems["credential-mode"]({ mode: mode.value, key }, placeOf(mode)));
  },
});
