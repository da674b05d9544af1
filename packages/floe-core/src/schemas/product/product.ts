import * as z from "zod";
import { EnforcementLevel } from "../shared/levels.ts";
import { ProductMetadata } from "../shared/metadata.ts";
import { ColumnName, ModelName, ProfileName } from "../shared/names.ts";
import { OpenMap } from "../shared/open-map.ts";
import { SecretName } from "../shared/secret-reference.ts";
import { ApiVersion } from "../shared/versions.ts";
import { DbtSection } from "./dbt-section.ts";
import { InputPort } from "./input-port.ts";
import { Transform } from "./transform.ts";
import { TransformsFromDbt } from "./transforms-from-dbt.ts";

/** When the product runs. That the cron expression and the time zone exist is checked by the compiler. */
export const Schedule = z.strictObject({
  cron: z.string().min(1).optional().meta({ description: "Five cron fields: minute, hour, day, month, weekday." }),
  timezone: z.string().min(1).default("UTC").meta({ description: "IANA time zone of the cron expression." }),
  enabled: z.boolean().default(true).meta({ description: "Whether the schedule is on after a deployment." }),
});
/** When the product runs. That the cron expression and the time zone exist is checked by the compiler. */
export type Schedule = z.output<typeof Schedule>;

/** One column of an output port. */
export const OutputColumn = z.strictObject({
  name: ColumnName.meta({ description: "Name of the column, 1 to 255 characters." }),
  type: z.string().min(1).meta({ description: "Logical type, as in the Open Data Contract Standard." }),
  description: z.string().max(500).optional().meta({ description: "What the column holds, up to 500 characters." }),
  required: z.boolean().default(false).meta({ description: "Whether the column always has a value." }),
  primaryKey: z.boolean().default(false).meta({ description: "Whether the column is part of the primary key." }),
  classification: z.string().min(1).optional().meta({ description: "How sensitive the column is." }),
});
/** One column of an output port. */
export type OutputColumn = z.output<typeof OutputColumn>;

/** A table that the product promises to its consumers. */
export const OutputPort = z.strictObject({
  name: ModelName.meta({ description: "Name of the table, 1 to 200 characters." }),
  description: z.string().max(500).optional().meta({ description: "What the table holds, up to 500 characters." }),
  owner: z.string().min(1).optional().meta({ description: "Team or person that answers for the table." }),
  schema: z.array(OutputColumn).min(1).meta({ description: "Columns of the table." }),
});
/** A table that the product promises to its consumers. */
export type OutputPort = z.output<typeof OutputPort>;

/** A system that gets data of the product. That `config` has at most 50 keys is checked by the compiler. */
export const DestinationConfig = z.strictObject({
  name: z.string().min(1).max(100).meta({ description: "Name of the destination, 1 to 100 characters." }),
  sink_type: z.string().min(1).meta({ description: "Kind of system; an enterprise may limit the choice." }),
  connection_secret_ref: SecretName.meta({ description: "Kubernetes Secret that holds the connection." }),
  source_table: z.string().min(1).optional().meta({ description: "Table that is sent." }),
  config: OpenMap.optional().meta({ description: "Options of the sink, up to 50 keys." }),
  field_mapping: z.record(z.string(), z.string()).optional().meta({ description: "Column to field of the sink." }),
  batch_size: z.int().min(1).max(100000).optional().meta({ description: "Rows in one call, 1 to 100000." }),
});
/** A system that gets data of the product. That `config` has at most 50 keys is checked by the compiler. */
export type DestinationConfig = z.output<typeof DestinationConfig>;

const PlatformReference = z.strictObject({
  manifest: z.string().min(1).meta({
    description: "The platform's manifest: a path relative to floe.yaml or an `oci://` address.",
  }),
});

const ProductGovernance = z.strictObject({
  policy_enforcement_level: EnforcementLevel.optional().meta({
    description: "How hard the rules are enforced; may only be stricter than the platform's.",
  }),
});

const profile = ProfileName.optional();

/** A floe.yaml: what data engineers say about one product. Holds nothing of an environment and no credential. */
export const Product = z.strictObject({
  apiVersion: ApiVersion.meta({ description: "Version of the file format." }),
  kind: z.literal("FloeSpec").meta({ description: "Kind of the file." }),
  metadata: ProductMetadata.meta({ description: "Who the product is." }),
  platform: PlatformReference.optional().meta({ description: "Platform that the product runs on." }),
  catalog: profile.meta({ description: "Catalog profile; `default` when absent." }),
  storage: profile.meta({ description: "Storage profile; `default` when absent." }),
  compute: profile.meta({ description: "Compute profile; `default` when absent." }),
  governance: ProductGovernance.optional().meta({ description: "Governance that the product adds." }),
  transforms: z.union([z.array(Transform).min(1), TransformsFromDbt]).meta({
    description:
      "dbt models of the product: a list with unique names, or `{from: dbt}` for all models of the dbt project.",
  }),
  dbt: DbtSection.optional().meta({ description: "The dbt project of the product, and how it is compared." }),
  schedule: Schedule.optional().meta({ description: "When the product runs; absent for by hand." }),
  inputPorts: z.array(InputPort).optional().meta({ description: "Tables of other products, by dbt source." }),
  outputPorts: z.array(OutputPort).optional().meta({ description: "Tables that the product promises." }),
  destinations: z
    .array(DestinationConfig)
    .optional()
    .meta({ description: "Systems that get data, with unique names." }),
});
/** A floe.yaml: what data engineers say about one product. Holds nothing of an environment and no credential. */
export type Product = z.output<typeof Product>;
