import * as z from "zod";
import { ProductName } from "../shared/metadata.ts";
import { ModelName } from "../shared/names.ts";

/** A table of another product that this one reads, through a source of its dbt project. */
export const InputPort = z.strictObject({
  source: z
    .string()
    .max(257)
    .regex(/^[^.\s{}]+\.[^.\s{}]+$/u, {
      error: "A source is named as in dbt's `source()`, with a dot between its two names: `crm.customers`.",
    })
    .meta({ description: "The dbt source that reads the table, as `source.table`." }),
  product: ProductName.meta({ description: "Name of the product that promises the table." }),
  outputPort: ModelName.meta({ description: "The output port of that product." }),
});
/** A table of another product that this one reads, through a source of its dbt project. */
export type InputPort = z.output<typeof InputPort>;
