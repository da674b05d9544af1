import * as z from "zod";
import { Timestamp } from "../shared/timestamp.ts";
import { SecurityGate } from "./security-gate.ts";

const gate = z.union([z.boolean(), SecurityGate]).optional();

/** What an artifact has to pass before it enters an environment. Policy compliance can be left out, not switched off. */
export const PromotionGates = z.lazy(() =>
  z.strictObject({
    policy_compliance: z
      .union([z.literal(true), SecurityGate])
      .optional()
      .meta({ description: "Policies; cannot be switched off." }),
    tests: gate.meta({ description: "Tests of the product." }),
    security_scan: gate.meta({ description: "Security scan." }),
    cost_analysis: gate.meta({ description: "Cost of the change." }),
    performance_baseline: gate.meta({ description: "Run times in comparison with the last release." }),
  }),
);

const Authorization = z.lazy(() =>
  z.strictObject({
    allowed_groups: z.array(z.string()).optional().meta({ description: "Groups that may promote." }),
    allowed_operators: z.array(z.string()).optional().meta({ description: "People who may promote." }),
    separation_of_duties: z
      .boolean()
      .default(false)
      .meta({ description: "Whether nobody may promote to two environments in a row." }),
  }),
);

const Lock = z.lazy(() =>
  z.strictObject({
    locked: z.boolean().meta({ description: "Whether promotions are stopped." }),
    reason: z.string().optional().meta({ description: "Why." }),
    locked_by: z.string().optional().meta({ description: "By whom." }),
    locked_at: Timestamp.optional().meta({ description: "Since when, ISO 8601." }),
  }),
);

/** One environment that artifacts are promoted to. */
export const PromotionEnvironment = z.lazy(() =>
  z.strictObject({
    name: z
      .string()
      .max(50)
      .regex(/^[a-z][a-z0-9_-]*$/, {
        error: "An environment name starts with a lower-case letter and goes on with letters, digits, `_` and `-`.",
      })
      .meta({ description: "Name of the environment, 1 to 50 characters." }),
    gates: PromotionGates.meta({ description: "Gates of the environment." }),
    gate_timeout_seconds: z.int().min(30).max(3600).default(300).meta({
      description: "Seconds for one gate, 30 to 3600.",
    }),
    authorization: Authorization.optional().meta({ description: "Who may promote; absent for everybody." }),
    lock: Lock.optional().meta({ description: "A stop of promotions." }),
  }),
);
/** One environment that artifacts are promoted to. */
export type PromotionEnvironment = z.output<typeof PromotionEnvironment>;
