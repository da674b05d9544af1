import * as z from "zod";
import { EnforcementLevel } from "../shared/levels.ts";

const AutoGeneration = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether output ports get a contract." }),
    include_descriptions: z.boolean().default(true).meta({ description: "Whether a contract carries descriptions." }),
    default_classification: z
      .enum(["public", "internal", "confidential", "pii", "phi", "sensitive", "restricted"])
      .default("internal")
      .meta({ description: "Classification of a column that gives none." }),
  }),
);

const DriftDetection = z.lazy(() =>
  z.strictObject({
    enabled: z.boolean().default(true).meta({ description: "Whether tables are compared with their contract." }),
    fail_on_type_mismatch: z.boolean().default(true).meta({ description: "Whether another type is an error." }),
    fail_on_missing_column: z.boolean().default(true).meta({ description: "Whether a missing column is an error." }),
    warn_on_extra_column: z.boolean().default(true).meta({ description: "Whether an extra column is a warning." }),
  }),
);

/** How data contracts are made, inherited and enforced. */
export const DataContractsConfig = z.lazy(() =>
  z.strictObject({
    enforcement: EnforcementLevel.default("warn").meta({ description: "How hard contracts are enforced." }),
    auto_generation: AutoGeneration.prefault({}).meta({ description: "Contracts made from output ports." }),
    drift_detection: DriftDetection.prefault({}).meta({ description: "Comparison of tables and contracts." }),
    inheritance_mode: z
      .enum(["merge", "override", "strict"])
      .default("merge")
      .meta({ description: "How a contract of a lower tier combines with one of a higher tier." }),
  }),
);
/** How data contracts are made, inherited and enforced. */
export type DataContractsConfig = z.output<typeof DataContractsConfig>;
