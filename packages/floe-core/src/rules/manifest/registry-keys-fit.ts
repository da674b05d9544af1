import { sectionAt } from "../../checking/places.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isThere, type Located, placeOf } from "../../origins/located.ts";
import type { RegistryAuthentication, RegistryConfig, SigningConfig } from "../../schemas/manifest/registry.ts";
import type { OnManifest } from "./places.ts";

/** A section whose kind decides which key it has: `auth` of type `basic`. */
interface Fit {
  readonly section: string;
  readonly kind: Located<string>;
  readonly key: string;
}

const problems = defineDiagnostics("manifest", {
  "registry-key-missing": problem({
    severity: "error",
    message: (p: { section: string; kind: string; key: string }) =>
      `\`${p.section}\` of the kind \`${p.kind}\` needs \`${p.key}\`.`,
    help: ({ key }) =>
      key.endsWith("_ref") ? "Name the secret: `{source: kubernetes, name: NAME, key: KEY}`." : "Add its address.",
    docs: {
      cause:
        "`basic` and `token` authenticate with a credential, a signature is made with a private key (`key-based`) or with an identity (`keyless`). The section lacks the key that says where it is.",
      example: "artifacts:\n  registry: {uri: oci://registry.example.com/floe, auth: {type: basic}}\n",
      fix: "Add the key, or change `type` or `mode`.",
    },
  }),
  "registry-key-not-taken": problem({
    severity: "error",
    message: (p: { section: string; kind: string; key: string }) =>
      `\`${p.section}\` of the kind \`${p.kind}\` takes no \`${p.key}\`.`,
    help: () => "Leave the key out, or choose the kind that it belongs to.",
    docs: {
      cause:
        "A credential under `anonymous` or under an identity of the cloud is never used, nor is a private key under `keyless`. What was meant is not certain, so floe does not guess.",
      example:
        "artifacts:\n  registry:\n    uri: oci://registry.example.com/floe\n    auth: {type: anonymous, credentials_ref: {name: login}}\n",
      fix: "Remove the key, or change `type` or `mode`.",
    },
  }),
});

const registry: Place<OnManifest, RegistryConfig> = ({ manifest }) =>
  sectionAt(manifest, "artifacts").flatMap((artifacts) => sectionAt(artifacts, "registry"));

const authentication: Place<OnManifest, RegistryAuthentication> = (context) =>
  registry(context).flatMap((section) => sectionAt(section, "auth"));

const signing: Place<OnManifest, SigningConfig> = (context) =>
  registry(context).flatMap((section) => sectionAt(section, "signing"));

const withCredentials: readonly string[] = ["basic", "token"];

export const registryAuthenticationFits = rule({
  name: "registry-authentication-fits",
  at: authentication,
  reads: ["type"],
  readsIfThere: ["credentials_ref"],
  problems,
  check: ({ type, credentials_ref: reference }) => {
    const fit = { section: "auth", kind: type, key: "credentials_ref" };
    return withCredentials.includes(type.value) ? needed(fit, reference) : notTaken(fit, reference);
  },
});

export const signingFits = rule({
  name: "signing-fits",
  at: signing,
  reads: ["mode"],
  readsIfThere: ["oidc_issuer", "private_key_ref"],
  problems,
  check: ({ mode, oidc_issuer: issuer, private_key_ref: privateKey }) => {
    const fit = { section: "signing", kind: mode, key: "private_key_ref" };
    if (mode.value === "key-based") return needed(fit, privateKey);
    return [...needed({ ...fit, key: "oidc_issuer" }, issuer), ...notTaken(fit, privateKey)];
  },
});

function needed({ kind, ...fit }: Fit, value: Located<unknown>): readonly Diagnostic[] {
  return isThere(value) ? [] : [problems["registry-key-missing"]({ ...fit, kind: kind.value }, placeOf(kind))];
}

function notTaken({ kind, ...fit }: Fit, value: Located<unknown>): readonly Diagnostic[] {
  return isThere(value) ? [problems["registry-key-not-taken"]({ ...fit, kind: kind.value }, placeOf(value))] : [];
}
