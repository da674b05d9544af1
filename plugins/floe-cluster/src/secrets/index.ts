import { definePlugin, type Plugin } from "floe-core/plugin";
import { EnvConfig, ExternalSecretsConfig, InfisicalConfig, K8sSecretsConfig } from "./secret-store-configs.ts";
import { envValues, externalSecretsValues, infisicalValues, k8sSecretsValues } from "./secret-store-values.ts";
import { signsInOneWay } from "./signs-in-one-way.ts";

/** Where the secrets of a product lie, and how they get into its pods. */
export const secretsPlugins: readonly Plugin[] = [
  definePlugin({ kind: "secrets", name: "env", config: EnvConfig, helm: envValues }),
  definePlugin({ kind: "secrets", name: "k8s", config: K8sSecretsConfig, helm: k8sSecretsValues }),
  definePlugin({
    kind: "secrets",
    name: "external-secrets",
    config: ExternalSecretsConfig,
    helm: externalSecretsValues,
  }),
  definePlugin({
    kind: "secrets",
    name: "infisical",
    config: InfisicalConfig,
    rules: [signsInOneWay],
    helm: infisicalValues,
  }),
];
