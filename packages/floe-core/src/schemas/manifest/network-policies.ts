import * as z from "zod";

const EgressPort = z.lazy(() =>
  z.strictObject({
    port: z.int().min(1).max(65535).meta({ description: "Port number, 1 to 65535." }),
    protocol: z.enum(["TCP", "UDP", "SCTP"]).default("TCP").meta({ description: "Protocol of the port." }),
  }),
);

const EgressRule = z.lazy(() =>
  z.strictObject({
    to_namespace: z.string().min(1).optional().meta({ description: "Kubernetes namespace that may be reached." }),
    to_cidr: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "Address range that may be reached, such as 10.0.0.0/8." }),
    ports: z.array(EgressPort).default([]).meta({ description: "Ports that may be reached; none means every port." }),
  }),
);

/** The Kubernetes network policies that the products get. */
export const NetworkPoliciesConfig = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(false).meta({ description: "Whether network policies are written." }),
    default_deny: z.boolean().default(true).meta({ description: "Whether everything else is denied." }),
    custom_egress_rules: z.array(EgressRule).default([]).meta({ description: "Further targets that may be reached." }),
  }),
);
/** The Kubernetes network policies that the products get. */
export type NetworkPoliciesConfig = z.output<typeof NetworkPoliciesConfig>;
