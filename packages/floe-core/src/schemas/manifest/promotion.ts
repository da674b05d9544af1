import * as z from "zod";
import { PromotionEnvironment } from "./promotion-environment.ts";
import { PromotionWebhook } from "./promotion-webhook.ts";
import { GateCommand } from "./security-gate.ts";
import { SignatureEnforcement } from "./signature-enforcement.ts";

const command = GateCommand.optional();

const GateCommands = z.lazy(() =>
  z.strictObject({
    policy_compliance: command.meta({ description: "Command of the policy gate." }),
    tests: command.meta({ description: "Command of the test gate." }),
    security_scan: command.meta({ description: "Command of the security gate." }),
    cost_analysis: command.meta({ description: "Command of the cost gate." }),
    performance_baseline: command.meta({ description: "Command of the performance gate." }),
  }),
);

/** How artifacts move from one environment to the next. */
export const PromotionConfig = z.lazy(() =>
  z.strictObject({
    environments: z
      .array(PromotionEnvironment)
      .min(1)
      .prefault([
        { name: "dev", gates: { policy_compliance: true } },
        { name: "staging", gates: { policy_compliance: true, tests: true } },
        { name: "prod", gates: { policy_compliance: true, tests: true, security_scan: true } },
      ])
      .meta({ description: "Environments in the order of promotion." }),
    audit_backend: z
      .enum(["oci", "s3", "database"])
      .default("oci")
      .meta({ description: "Where promotions are recorded." }),
    default_timeout_seconds: z.int().min(30).max(3600).default(300).meta({
      description: "Seconds for one promotion, 30 to 3600.",
    }),
    webhooks: z.array(PromotionWebhook).optional().meta({ description: "Addresses that are told about promotions." }),
    gate_commands: GateCommands.optional().meta({ description: "Commands of the gates." }),
    signature_enforcement: SignatureEnforcement.default("enforce").meta({ description: "What a bad signature does." }),
    secondary_registries: z.array(z.string().min(1)).optional().meta({ description: "Registries that get a copy." }),
    verify_secondary_digests: z.boolean().default(true).meta({ description: "Whether the copies are compared." }),
  }),
);
/** How artifacts move from one environment to the next. */
export type PromotionConfig = z.output<typeof PromotionConfig>;
