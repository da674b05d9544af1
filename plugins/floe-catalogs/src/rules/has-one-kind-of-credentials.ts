import { defineDiagnostics, isThere, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { PolarisConfig } from "../catalog-config.ts";

const problems = defineDiagnostics("polaris", {
  "no-credentials": problem({
    severity: "error",
    message: () => "Polaris has no credentials: it refuses anonymous access.",
    help: () => "Add `oauth2: {client_id: …, client_secret: {secret_ref: …}}`.",
    docs: {
      cause: "Neither `oauth2` nor `credentials` is there.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  catalog:\n    type: polaris\n    config: {uri: 'http://polaris:8181/api/catalog', warehouse: demo}\n",
      fix: "Add one of the two; secrets by reference.",
    },
  }),
  "credentials-twice": problem({
    severity: "error",
    message: () => "Polaris has both `oauth2` and `credentials`.",
    help: () => "Keep one of them.",
    docs: {
      cause: "`oauth2` and `credentials` say the same thing in two forms.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  catalog:\n    type: polaris\n    config:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      oauth2: {client_id: floe, client_secret: {secret_ref: polaris}}\n      credentials: {mode: oauth2, client_id: floe, client_secret: {secret_ref: polaris}}\n",
      fix: "Remove one of them.",
    },
  }),
});

export const hasOneKindOfCredentials = rule({
  name: "has-one-kind-of-credentials",
  at: optionsOf<PolarisConfig>(),
  readsIfThere: ["oauth2", "credentials"],
  problems,
  check: ({ oauth2, credentials }) => {
    if (isThere(oauth2) && isThere(credentials)) return [problems["credentials-twice"]({}, placeOf(credentials))];
    return isThere(oauth2) || isThere(credentials) ? [] : [problems["no-credentials"]({}, placeOf(oauth2))];
  },
});
