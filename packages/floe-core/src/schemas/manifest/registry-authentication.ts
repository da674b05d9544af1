import * as z from "zod";
import { KubernetesName } from "../shared/kubernetes-name.ts";

/** Where a credential of the registry is found. Its shape is older than `secret_ref` and stays as it is. */
export const RegistrySecretReference = z.lazy(() =>
  z.strictObject({
    source: z
      .enum(["env", "kubernetes", "vault", "external-secrets", "infisical"])
      .default("kubernetes")
      .meta({ description: "Kind of secret store." }),
    name: KubernetesName.meta({ description: "Name of the secret." }),
    key: z.string().min(1).optional().meta({ description: "Key inside the secret." }),
  }),
);
/** Where a credential of the registry is found. Its shape is older than `secret_ref` and stays as it is. */
export type RegistrySecretReference = z.output<typeof RegistrySecretReference>;

/** How to authenticate at the registry. Which types need `credentials_ref` is checked by the compiler. */
export const RegistryAuthentication = z.lazy(() =>
  z.strictObject({
    type: z
      .enum(["anonymous", "basic", "token", "aws-irsa", "azure-managed-identity", "gcp-workload-identity"])
      .meta({ description: "Kind of authentication." }),
    credentials_ref: RegistrySecretReference.optional().meta({
      description: "Where the credential is found; for `basic` and `token` only.",
    }),
  }),
);
/** How to authenticate at the registry. Which types need `credentials_ref` is checked by the compiler. */
export type RegistryAuthentication = z.output<typeof RegistryAuthentication>;
