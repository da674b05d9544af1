import * as z from "zod";

const shortText = z.string().min(1).max(128);
const Environment = z.enum(["dev", "staging", "prod"]);

/** The OpenTelemetry resource of the running product. */
export const ResourceAttributes = z.lazy(() =>
  z.strictObject({
    service_name: shortText.meta({ description: "`service.name`, 1 to 128 characters." }),
    service_version: z
      .string()
      .regex(/^[0-9]+\.[0-9]+\.[0-9]+.*$/, { error: "A service version starts with three numbers, such as `1.2.0`." })
      .meta({ description: "`service.version`." }),
    deployment_environment: Environment.default("dev").meta({
      description: "`deployment.environment`; `FLOE_ENV` replaces it at run time.",
    }),
    floe_namespace: shortText.default("default").meta({ description: "`floe.namespace`, 1 to 128 characters." }),
    floe_product_name: shortText.meta({ description: "`floe.product.name`, 1 to 128 characters." }),
    floe_product_version: z.string().meta({ description: "`floe.product.version`." }),
    floe_mode: Environment.default("dev").meta({ description: "`floe.mode`; `FLOE_ENV` replaces it at run time." }),
  }),
);
/** The OpenTelemetry resource of the running product. */
export type ResourceAttributes = z.output<typeof ResourceAttributes>;
