import * as z from "zod";
import { ModelName } from "../shared/model-name.ts";

/** One column of an output port. */
export const OutputColumn = z.lazy(() =>
  z.strictObject({
    name: ModelName.meta({ description: "Name of the column, 1 to 128 characters." }),
    type: z.string().min(1).meta({ description: "Logical type, as in the Open Data Contract Standard." }),
    description: z.string().max(500).optional().meta({ description: "What the column holds, up to 500 characters." }),
    required: z.boolean().default(false).meta({ description: "Whether the column always has a value." }),
    primaryKey: z.boolean().default(false).meta({ description: "Whether the column is part of the primary key." }),
    classification: z.string().min(1).optional().meta({ description: "How sensitive the column is." }),
  }),
);
/** One column of an output port. */
export type OutputColumn = z.output<typeof OutputColumn>;

/** A table that the product promises to its consumers. */
export const OutputPort = z.lazy(() =>
  z.strictObject({
    name: ModelName.meta({ description: "Name of the table, 1 to 128 characters." }),
    description: z.string().max(500).optional().meta({ description: "What the table holds, up to 500 characters." }),
    owner: z.string().min(1).optional().meta({ description: "Team or person that answers for the table." }),
    schema: z.array(OutputColumn).min(1).meta({ description: "Columns of the table." }),
  }),
);
/** A table that the product promises to its consumers. */
export type OutputPort = z.output<typeof OutputPort>;
