import { defineDiagnostics, display, members, optionsOf, placeOf, problem, rule } from "floe-core/plugin";
import type { PolarisConfig } from "../catalog-config.ts";

const problems = defineDiagnostics("polaris", {
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

export const clientsKeepTheirEndpoints = rule({
  name: "clients-keep-their-endpoints",
  at: optionsOf<PolarisConfig>(),
  reads: ["properties"],
  problems,
  check: ({ properties }) => {
    const overriding = members(properties).filter(([key]) => /^table-default\..*endpoint/u.test(key));
    return overriding.map(([key, value]) => problems["endpoint-override"]({ key }, placeOf(value)));
  },
});
