import * as z from "zod";
import { ObjectName } from "../shared/kubernetes-names.ts";
import { SecretKey, SecretName } from "../shared/secret-reference.ts";

const ExternalSecrets = z.strictObject({
  apiVersion: z.string().meta({ description: "Version of the operator's API." }),
  store: z
    .strictObject({
      kind: z.string().meta({ description: "`SecretStore` or `ClusterSecretStore`." }),
      name: ObjectName.meta({ description: "Name of the store." }),
    })
    .meta({ description: "Where the values come from." }),
  keyPrefix: z.string().meta({ description: "What stands before the name of a secret in the store." }),
  refreshSeconds: z.int().meta({ description: "Seconds after which the operator asks the store again." }),
  creationPolicy: z.string().meta({ description: "Whether the Kubernetes Secret belongs to the release." }),
  deletionPolicy: z.string().meta({ description: "What becomes of a value that the store no longer has." }),
  secrets: z
    .array(
      z.strictObject({
        name: SecretName.meta({ description: "The Kubernetes Secret; the entry in the store has its name." }),
        keys: z
          .array(
            z.strictObject({
              name: SecretKey.meta({ description: "Key of the Kubernetes Secret, and of the entry." }),
              single: z.boolean().meta({ description: "Whether the whole entry is the one value." }),
            }),
          )
          .meta({ description: "The keys that a reference names." }),
        whole: z.boolean().meta({ description: "Whether all that the entry holds is wanted." }),
      }),
    )
    .meta({ description: "An ExternalSecret each." }),
});

const Infisical = z.strictObject({
  host: z.string().meta({ description: "Address of Infisical's API." }),
  projectSlug: z.string().meta({ description: "The project." }),
  environmentSlug: z.string().meta({ description: "The environment of the project." }),
  path: z.string().meta({ description: "The folder with a folder for each secret." }),
  universalAuthFrom: SecretName.optional().meta({
    description: "Kubernetes Secret that the operator signs in with.",
  }),
  kubernetesAuthIdentity: z.string().optional().meta({ description: "Identity that trusts the ServiceAccount." }),
  resyncSeconds: z.int().meta({ description: "Seconds after which the operator asks Infisical again." }),
  creationPolicy: z.string().meta({ description: "Whether the Kubernetes Secret belongs to the release." }),
  secrets: z
    .array(
      z.strictObject({
        name: SecretName.meta({ description: "The Kubernetes Secret; the entry in the store has its name." }),
      }),
    )
    .meta({ description: "An InfisicalSecret each." }),
});

/** Where the secrets of a product lie, and how its pods get them. */
export const SecretsValues = z.strictObject({
  delivery: z.enum(["secrets", "environment"]).meta({
    description: "Whether pods read `secretEnvironment` from Kubernetes Secrets, or have the variables from elsewhere.",
  }),
  optional: z.boolean().meta({ description: "Whether a pod starts although a Kubernetes Secret is missing." }),
  variablesFrom: SecretName.optional().meta({ description: "Kubernetes Secret whose keys are the variables." }),
  externalSecrets: ExternalSecrets.optional().meta({ description: "Of the External Secrets Operator." }),
  infisical: Infisical.optional().meta({ description: "Of Infisical's operator." }),
});
/** Where the secrets of a product lie, and how its pods get them. */
export type SecretsValues = z.output<typeof SecretsValues>;
