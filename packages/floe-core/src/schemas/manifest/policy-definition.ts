import * as z from "zod";

const name = z.string().min(1).meta({ description: "Name of the policy, for the report." });
const action = z.enum(["warn", "error", "block"]).meta({ description: "What a violation does." });
const message = z.string().min(1).meta({ description: "What the user reads." });

const RequiredTags = z.strictObject({
  required_tags: z.array(z.string()).default([]).meta({ description: "Tags that every model needs." }),
});
const NamingConvention = z.strictObject({
  pattern: z.string().default("").meta({ description: "Regular expression (RE2), from the start of the name." }),
});
const MaxTransforms = z.strictObject({
  threshold: z.int().min(0).default(0).meta({ description: "Most models that a product may have." }),
});
const Custom = z.strictObject({
  condition: z.string().default("").meta({ description: "Expression that is true for a violation." }),
});

const settings = { description: "Settings of the policy." };

/** A policy as code. `type` decides which keys its `config` has. */
export const PolicyDefinition = z.discriminatedUnion("type", [
  z.strictObject({
    name,
    type: z.literal("required_tags").meta({ description: "Every model has tags." }),
    action,
    message,
    config: RequiredTags.prefault({}).meta(settings),
  }),
  z.strictObject({
    name,
    type: z.literal("naming_convention").meta({ description: "Every model name matches." }),
    action,
    message,
    config: NamingConvention.prefault({}).meta(settings),
  }),
  z.strictObject({
    name,
    type: z.literal("max_transforms").meta({ description: "A product is not too large." }),
    action,
    message,
    config: MaxTransforms.prefault({}).meta(settings),
  }),
  z.strictObject({
    name,
    type: z.literal("custom").meta({ description: "An expression decides." }),
    action,
    message,
    config: Custom.prefault({}).meta(settings),
  }),
]);
/** A policy as code. `type` decides which keys its `config` has. */
export type PolicyDefinition = z.output<typeof PolicyDefinition>;
