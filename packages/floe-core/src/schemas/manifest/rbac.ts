import * as z from "zod";

/** Who may compile and deploy. */
export const RbacConfig = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(false).meta({ description: "Whether the principal is checked." }),
    required_role: z.string().min(1).optional().meta({ description: "Role that the principal needs." }),
    allow_principal_fallback: z
      .boolean()
      .default(true)
      .meta({ description: "Whether the principal may come from the environment when no token is given." }),
  }),
);
/** Who may compile and deploy. */
export type RbacConfig = z.output<typeof RbacConfig>;
