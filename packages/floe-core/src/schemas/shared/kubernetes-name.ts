import * as z from "zod";

/** The name of a Kubernetes Secret as this contract accepts it: no dots, at most 253 characters. */
export const KubernetesName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, {
    error: "A Kubernetes name has lower-case letters, digits and inner hyphens.",
  });
