import { HttpUrl, ObjectName, SecretName } from "floe-core/schemas";
import * as z from "zod";

/** The options of `plugins.secrets.config` for `type: env`. */
export const EnvConfig = z.strictObject({
  variables_from: SecretName.optional().meta({
    description:
      "Kubernetes Secret whose keys are the variables themselves, `DBT_ENV_SECRET_FLOE_…`; left out where something else puts them into the pods. `floe secrets list` prints their names.",
    examples: ["shop-environment"],
  }),
});
export type EnvConfig = z.output<typeof EnvConfig>;

const optional = z.boolean().default(false).meta({
  description:
    "Whether a pod starts although one of its secrets is not there; what needs it then fails when it needs it.",
});

/** The options for `type: k8s`. */
export const K8sSecretsConfig = z.strictObject({ optional });
export type K8sSecretsConfig = z.output<typeof K8sSecretsConfig>;

const refreshSeconds = z.int().min(10).max(31_536_000);

/** The options for `type: external-secrets`. */
export const ExternalSecretsConfig = z.strictObject({
  store: z
    .strictObject({
      name: ObjectName.meta({ description: "Its name.", examples: ["vault"] }),
      kind: z
        .enum(["SecretStore", "ClusterSecretStore"])
        .default("ClusterSecretStore")
        .meta({ description: "Whether it is one of the namespace or one of the whole cluster." }),
    })
    .meta({ description: "The store of the External Secrets Operator that the values come from." }),
  key_prefix: z
    .string()
    .max(500)
    .default("")
    .meta({
      description: "What stands before the name of a secret in the store.",
      examples: ["data-platform/prod/"],
    }),
  refresh_seconds: refreshSeconds
    .default(3600)
    .meta({ description: "Seconds after which the operator asks the store again, 10 to 31536000." }),
  creation_policy: z.enum(["Owner", "Orphan", "Merge"]).default("Owner").meta({
    description:
      "Whether the Kubernetes Secret belongs to this release and goes away with it (`Owner`), stays (`Orphan`), or is there already and gets the values beside its own (`Merge`). Products that share a Secret in one namespace take `Merge`.",
  }),
  deletion_policy: z
    .enum(["Retain", "Delete", "Merge"])
    .default("Retain")
    .meta({ description: "What becomes of a value in the cluster when the store no longer has it." }),
  api_version: z
    .enum(["external-secrets.io/v1", "external-secrets.io/v1beta1"])
    .default("external-secrets.io/v1")
    .meta({ description: "The version of the operator's API; before its release 0.16 that is `v1beta1`." }),
  optional,
});
export type ExternalSecretsConfig = z.output<typeof ExternalSecretsConfig>;

/** The options for `type: infisical`. */
export const InfisicalConfig = z.strictObject({
  host: HttpUrl.default("https://app.infisical.com/api").meta({ description: "Address of Infisical's API." }),
  project_slug: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: "The project, as its settings name it.", examples: ["data-platform"] }),
  environment_slug: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: "The environment of the project.", examples: ["prod"] }),
  path: z
    .string()
    .regex(/^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?$/, {
      error: "A path begins with `/` and does not end with one: `/floe`.",
    })
    .default("/")
    .meta({ description: "The folder with a folder for each secret, which has the name of the secret." }),
  universal_auth_from: SecretName.optional().meta({
    description:
      "Kubernetes Secret with `clientId` and `clientSecret` of a machine identity; one of the two ways to sign in.",
    examples: ["infisical-identity"],
  }),
  kubernetes_auth_identity: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({
      description: "Machine identity that trusts the product's ServiceAccount; the other way to sign in.",
      examples: ["8a5c5a4e-0c5a-4c7e-9f0e-1d2b3c4d5e6f"],
    }),
  resync_seconds: refreshSeconds
    .default(300)
    .meta({ description: "Seconds after which the operator asks Infisical again, 10 to 31536000." }),
  creation_policy: z
    .enum(["Owner", "Orphan"])
    .default("Owner")
    .meta({ description: "Whether the Kubernetes Secret goes away with this release (`Owner`) or stays (`Orphan`)." }),
  optional,
});
export type InfisicalConfig = z.output<typeof InfisicalConfig>;
