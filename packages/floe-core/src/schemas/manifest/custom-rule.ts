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
