import {
  at,
  type CheckContext,
  type Diagnostic,
  defineDiagnostics,
  display,
  members,
  placeOf,
  problem,
} from "floe-core/plugin";
import type { PolarisConfig } from "./polaris-config.ts";

/** Findings about Polaris' options. */
export const polarisDiagnostics = defineDiagnostics("polaris", {
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
  "endpoint-override": problem({
    severity: "error",
    message: (p: { key: string }) =>
      `The property \`${display(p.key)}\` would override every client's own storage endpoint.`,
    help: () => "Set the endpoint under `plugins.storage`; floe gives each client the right one.",
    docs: {
      cause:
        "Catalog properties that begin with `table-default.` and name an endpoint win over what a client is configured with, so clients outside the cluster cannot reach the storage.",
      example:
        "plugins:\n  compute: {type: duckdb}\n  orchestrator: {type: dagster}\n  catalog:\n    type: polaris\n    config:\n      uri: http://polaris:8181/api/catalog\n      warehouse: demo\n      oauth2: {client_id: floe, client_secret: {secret_ref: polaris}}\n      properties: {table-default.s3.endpoint: http://minio:9000}\n",
      fix: "Remove the property.",
    },
  }),
});

/** What a schema cannot say about the options. */
export function checkPolaris({ config }: CheckContext<PolarisConfig>): readonly Diagnostic[] {
  const { oauth2, credentials } = config.value;
  const findings: Diagnostic[] = [];
  if (oauth2 === undefined && credentials === undefined)
    findings.push(polarisDiagnostics["no-credentials"]({}, placeOf(at(config, "oauth2"))));
  if (oauth2 !== undefined && credentials !== undefined)
    findings.push(polarisDiagnostics["credentials-twice"]({}, placeOf(at(config, "credentials"))));
  for (const [key, value] of members(at(config, "properties"))) {
    if (/^table-default\..*endpoint/u.test(key))
      findings.push(polarisDiagnostics["endpoint-override"]({ key }, placeOf(value)));
  }
  return findings;
}
