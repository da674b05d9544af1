import { at, defineDiagnostics, display, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { CatalogRow, CredentialMode } from "../catalog-row.ts";

const problems = defineDiagnostics("catalog", {
  "credential-mode": problem({
    severity: "error",
    message: (p: { title: string; mode: string; modes: readonly string[] }) =>
      `${p.title} takes no credentials of the mode \`${display(p.mode)}\`.`,
    help: (p) =>
      p.modes.length === 0 ? "Remove them." : `Write one of ${p.modes.map((mode) => `\`${mode}\``).join(", ")}.`,
    docs: {
      cause: "Each kind of catalog has its own ways to authenticate: Glue signs with keys of AWS, others take tokens.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  catalog:\n    type: rest\n    config:\n      uri: https://catalog.example.com\n      warehouse: demo\n      credentials: {mode: iam_role, role_arn: 'arn:aws:iam::123456789012:role/reader'}\n",
      fix: "Choose a mode that the catalog takes.",
    },
  }),
  "credential-missing": problem({
    severity: "error",
    message: (p: { title: string; mode: string; key: string }) =>
      `${p.title} needs \`${p.key}\` for credentials of the mode \`${display(p.mode)}\`.`,
    help: ({ key }) => `Add \`${key}\`, a secret as a reference: \`{secret_ref: NAME, key: KEY}\`.`,
    docs: {
      cause: "`mode: static` means a token to most catalogs, and the two keys of AWS to Glue.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  catalog:\n    type: rest\n    config: {uri: 'https://catalog.example.com', warehouse: demo, credentials: {mode: static}}\n",
      fix: "Add the key, or change the mode.",
    },
  }),
});

interface WithCredentials {
  readonly credentials?: { readonly mode: CredentialMode; readonly [key: string]: unknown } | undefined;
}

/** The credentials of a catalog are of a mode that it takes, and whole. */
export function credentialsFitCatalog({ title, modes, needs = {} }: CatalogRow) {
  return rule({
    name: "credentials-fit-catalog",
    at: optionsOf<WithCredentials>(),
    readsIfThere: ["credentials"],
    problems,
    check: ({ credentials }) => {
      if (!isThere(credentials) || credentials.value === undefined) return [];
      const mode = at(credentials, "mode");
      if (!isThere(mode)) return [];
      const place = placeOf(mode) ?? placeOf(credentials);
      if (!modes.includes(mode.value)) return [problems["credential-mode"]({ title, mode: mode.value, modes }, place)];
      const { value } = credentials;
      const needed: readonly string[] = [...(usual[mode.value] ?? []), ...(needs[mode.value] ?? [])];
      const missing = needed.filter((key) => value[key] === undefined);
      return missing.map((key) => problems["credential-missing"]({ title, mode: mode.value, key }, place));
    },
  });
}

const usual: { readonly [mode in CredentialMode]?: readonly string[] } = {
  oauth2: ["client_id", "client_secret"],
  iam_role: ["role_arn"],
};
