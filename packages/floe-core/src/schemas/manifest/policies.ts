import * as z from "zod";

const appliesTo = z.string().default("*").meta({ description: "Glob of the model names that the rule looks at." });
const text = z.string().min(1);

const TagsForPrefix = z.strictObject({
  type: z.literal("require_tags_for_prefix").meta({ description: "Models with a prefix need tags." }),
  prefix: text.meta({ description: "Start of the model name." }),
  required_tags: z.array(z.string()).min(1).meta({ description: "Tags that the model needs." }),
  applies_to: appliesTo,
});

const MetaField = z.strictObject({
  type: z.literal("require_meta_field").meta({ description: "Models need a field in dbt meta." }),
  field: text.meta({ description: "Name of the field." }),
  required: z.boolean().default(true).meta({ description: "Whether the field needs a value that is not empty." }),
  applies_to: appliesTo,
});

const TestsOfType = z.strictObject({
  type: z.literal("require_tests_of_type").meta({ description: "Models need tests of some types." }),
  test_types: z.array(z.string()).min(1).meta({ description: "Types of tests, such as `unique`." }),
  min_columns: z.int().min(1).default(1).meta({ description: "Columns that need such a test, at least 1." }),
  applies_to: appliesTo,
});

/** A governance rule of the platform's own. `type` decides which keys it has. */
export const CustomRule = z.discriminatedUnion("type", [TagsForPrefix, MetaField, TestsOfType]);
/** A governance rule of the platform's own. `type` decides which keys it has. */
export type CustomRule = z.output<typeof CustomRule>;

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

/** The policy types that an override may name. */
export const OverridablePolicy = z.enum([
  "naming",
  "coverage",
  "documentation",
  "semantic",
  "custom",
  "data_contract",
  "rbac",
  "secret_scanning",
  "network_policy",
]);
/** The policy types that an override may name. */
export type OverridablePolicy = z.output<typeof OverridablePolicy>;

/** An exception from governance for some models, with its reason. */
export const PolicyOverride = z.strictObject({
  pattern: z.string().min(1).meta({ description: "Glob of the model names." }),
  action: z.enum(["downgrade", "exclude"]).meta({ description: "Errors become warnings, or are left out." }),
  reason: z.string().min(1).meta({ description: "Why the exception is right." }),
  expires: z.iso
    .date({ error: "A date is written as year, month and day: `2026-06-01`." })
    .optional()
    .meta({ description: "Last day of the exception, ISO 8601; absent for no end." }),
  policy_types: z.array(OverridablePolicy).optional().meta({ description: "Policies it applies to; absent for all." }),
});
/** An exception from governance for some models, with its reason. */
export type PolicyOverride = z.output<typeof PolicyOverride>;
