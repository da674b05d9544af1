import { schemaKeys } from "../../checking/schema-shape.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, keySpan, type Located, members, nodeOf, optional, placeOf } from "../../origins/located.ts";
import { profilesOf } from "../../project/profiles.ts";
import { CredentialConfig } from "../../schemas/manifest/credentials.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import { secretVariable } from "../../secrets/reference.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { Span } from "../../text/span.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { mapsWithin, meansToHave, textAt } from "../../yaml/read-node.ts";
import { qualityProviders, resolveDiagnostics } from "./problems.ts";

/** What the manifest's values must agree on among themselves. */
export function checkPlatform(manifest: Located<Manifest>, root: YamlNode): readonly Diagnostic[] {
  return [...checkQuality(manifest), ...checkCredentials(manifest), ...checkSecretVariables(root)];
}

function checkQuality(manifest: Located<Manifest>): readonly Diagnostic[] {
  const quality = optional(at(manifest, "plugins"), "quality");
  if (quality === undefined) return [];
  const provider = at(quality, "provider");
  const findings: Diagnostic[] = [];
  if (!qualityProviders.some((name) => name === provider.value)) {
    const suggestion = didYouMean(provider.value, qualityProviders);
    findings.push(
      resolveDiagnostics["unknown-quality-provider"]({ provider: provider.value, suggestion }, placeOf(provider)),
    );
  }
  const sum = Object.values(quality.value.dimension_weights).reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-9) {
    // Rounded for people: 0.1 + 0.2 is not 0.30000000000000004 to them.
    const shown = Number(sum.toFixed(9));
    findings.push(
      resolveDiagnostics["weights-sum"]({ sum: shown }, keySpan(quality, "dimension_weights") ?? placeOf(quality)),
    );
  }
  return findings;
}

const neededKeys = {
  oauth2: ["client_id", "client_secret"],
  iam_role: ["role_arn"],
  static: [],
  service_account: [],
} as const;

function checkCredentials(manifest: Located<Manifest>): readonly Diagnostic[] {
  const profiles = (["storage", "catalogs", "compute"] as const).flatMap((category) => [
    ...profilesOf(manifest, category).values(),
  ]);
  return profiles.flatMap((profile) => {
    const credentials = members<unknown>(profile).find(([key]) => key === "credentials")?.[1];
    return credentials === undefined || !isCredentials(credentials) ? [] : checkMode(credentials);
  });
}

function checkMode(credentials: Located<CredentialConfig>): readonly Diagnostic[] {
  const mode = at(credentials, "mode");
  const known = schemaKeys(CredentialConfig);
  const missing = neededKeys[mode.value].filter((key) => !meansToHave(nodeOf(credentials), key, known));
  return missing.map((key) => resolveDiagnostics["credential-mode"]({ mode: mode.value, key }, placeOf(mode)));
}

// The schema of profiles made it so; `members` only forgot which member it looked at.
function isCredentials(value: Located<unknown>): value is Located<CredentialConfig> {
  return typeof value.value === "object" && value.value !== null && "mode" in value.value;
}

function checkSecretVariables(root: YamlNode): readonly Diagnostic[] {
  const owners = new Map<string, { readonly reference: string; readonly span: Span }>();
  const findings: Diagnostic[] = [];
  for (const { map } of mapsWithin(root)) {
    const name = textAt(map, "secret_ref");
    if (name === undefined) continue;
    const key = textAt(map, "key")?.value;
    const variable = secretVariable({ secret_ref: name.value, key });
    const reference = JSON.stringify([name.value, key ?? null]);
    const owner = owners.get(variable);
    if (owner === undefined) owners.set(variable, { reference, span: name.span });
    else if (owner.reference !== reference) {
      const notes = [{ message: "The other reference is here.", span: owner.span }];
      findings.push(resolveDiagnostics["shared-secret-variable"]({ variable }, name.span, { notes }));
    }
  }
  return findings;
}
