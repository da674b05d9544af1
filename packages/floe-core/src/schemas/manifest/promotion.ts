import * as z from "zod";
import { HttpUrl, Timestamp } from "../shared/formats.ts";
import { TextOrSecret } from "../shared/secret-reference.ts";
import { SignatureEnforcement } from "./registry.ts";

/** A security scan that an artifact has to pass. */
export const SecurityGate = z.strictObject({
  command: z.string().min(1).meta({ description: "Command that runs the scan." }),
  block_on_severity: z
    .array(z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"]))
    .default(["CRITICAL", "HIGH"])
    .meta({ description: "Severities that stop the promotion." }),
  ignore_unfixed: z.boolean().default(false).meta({ description: "Whether finds without a fix are left out." }),
  scanner_format: z.enum(["trivy", "grype"]).default("trivy").meta({ description: "Format of the scanner's report." }),
  timeout_seconds: z.int().min(30).max(3600).default(600).meta({ description: "Seconds for the scan, 30 to 3600." }),
});
/** A security scan that an artifact has to pass. */
export type SecurityGate = z.output<typeof SecurityGate>;

/** The command of a gate, plain or as a security scan. */
export const GateCommand = z.union([z.string().min(1), SecurityGate]);

const gate = z.union([z.boolean(), SecurityGate]).optional();

/** What an artifact has to pass before it enters an environment. Policy compliance can be left out, not switched off. */
export const PromotionGates = z.strictObject({
  policy_compliance: z
    .union([z.literal(true), SecurityGate])
    .optional()
    .meta({ description: "Policies; cannot be switched off." }),
  tests: gate.meta({ description: "Tests of the product." }),
  security_scan: gate.meta({ description: "Security scan." }),
  cost_analysis: gate.meta({ description: "Cost of the change." }),
  performance_baseline: gate.meta({ description: "Run times in comparison with the last release." }),
});

const Authorization = z.strictObject({
  allowed_groups: z.array(z.string()).optional().meta({ description: "Groups that may promote." }),
  allowed_operators: z.array(z.string()).optional().meta({ description: "People who may promote." }),
  separation_of_duties: z
    .boolean()
    .default(false)
    .meta({ description: "Whether nobody may promote to two environments in a row." }),
});

const Lock = z.strictObject({
  locked: z.boolean().meta({ description: "Whether promotions are stopped." }),
  reason: z.string().optional().meta({ description: "Why." }),
  locked_by: z.string().optional().meta({ description: "By whom." }),
  locked_at: Timestamp.optional().meta({ description: "Since when, ISO 8601." }),
});

/** One environment that artifacts are promoted to. */
export const PromotionEnvironment = z.strictObject({
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
});
/** One environment that artifacts are promoted to. */
export type PromotionEnvironment = z.output<typeof PromotionEnvironment>;

/** An address that is told about promotions. */
export const PromotionWebhook = z.strictObject({
  url: HttpUrl.meta({ description: "Address that receives the event." }),
  events: z
    .array(z.enum(["promote", "rollback", "lock", "unlock"]))
    .min(1)
    .meta({ description: "Events to send." }),
  headers: z
    .record(z.string(), TextOrSecret)
    .optional()
    .meta({ description: "HTTP headers; a sensitive one comes from a secret." }),
  timeout_seconds: z.int().min(1).max(300).default(30).meta({ description: "Seconds for one call, 1 to 300." }),
  retry_count: z.int().min(0).max(10).default(3).meta({ description: "Further attempts after a failure, 0 to 10." }),
});
/** An address that is told about promotions. */
export type PromotionWebhook = z.output<typeof PromotionWebhook>;

const command = GateCommand.optional();

const GateCommands = z.strictObject({
  policy_compliance: command.meta({ description: "Command of the policy gate." }),
  tests: command.meta({ description: "Command of the test gate." }),
  security_scan: command.meta({ description: "Command of the security gate." }),
  cost_analysis: command.meta({ description: "Command of the cost gate." }),
  performance_baseline: command.meta({ description: "Command of the performance gate." }),
});

/** How artifacts move from one environment to the next. */
export const PromotionConfig = z.strictObject({
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
});
/** How artifacts move from one environment to the next. */
export type PromotionConfig = z.output<typeof PromotionConfig>;
