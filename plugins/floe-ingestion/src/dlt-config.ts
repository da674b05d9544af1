import { HttpUrl, SecretReference, TextOrSecret } from "floe-core/schemas";
import * as z from "zod";

const TableName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/, {
    error: "A table has at most 63 small letters, digits and `_`, and no digit at its start, as dlt writes it.",
  })
  .meta({ description: "Name of the table that is made; that of dbt's source table." });

const primary_key = z
  .array(z.string().min(1).max(255))
  .max(20)
  .default([])
  .meta({ description: "Columns that tell rows apart; `merge` needs them.", examples: [["id"]] });

const shared = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/)
    .meta({ description: "Name of the source; that of the dbt source, whose tables are then downstream of the load." }),
  dataset: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/)
    .optional()
    .meta({
      description: "Schema of the tables; that of the dbt source of the same name, else the name of the source.",
    }),
  write_mode: z
    .enum(["append", "replace", "merge"])
    .default("replace")
    .meta({ description: "What a load does with rows that are there." }),
  schema_contract: z.enum(["evolve", "freeze", "discard_value"]).default("evolve").meta({
    description: "What becomes of columns and types that a table did not have: taken, an error, or left out.",
  }),
};

const RestApi = z.strictObject({
  type: z.literal("rest_api").meta({ description: "An interface of the web that answers with JSON." }),
  ...shared,
  base_url: z.union([HttpUrl, SecretReference]).meta({
    description: "Address of the interface, as text or from a secret.",
    examples: ["https://api.example.com/v1/"],
  }),
  token: SecretReference.optional().meta({ description: "Token that is sent as `Authorization: Bearer`." }),
  tables: z
    .array(
      z.strictObject({
        name: TableName,
        path: z
          .string()
          .min(1)
          .max(1000)
          .meta({ description: "Path below the address.", examples: ["orders"] }),
        rows_at: z
          .string()
          .min(1)
          .max(500)
          .optional()
          .meta({
            description: "JSON path of the rows in an answer; dlt looks for them when left out.",
            examples: ["data.items"],
          }),
        parameters: z
          .record(z.string().min(1).max(100), z.string().max(1000))
          .default({})
          .meta({ description: "Parameters of the query.", examples: [{ status: "paid" }] }),
        primary_key,
      }),
    )
    .min(1)
    .max(500)
    .meta({ description: "What is loaded." }),
});

const SqlDatabase = z.strictObject({
  type: z.literal("sql_database").meta({ description: "A database that SQLAlchemy knows." }),
  ...shared,
  connection: SecretReference.meta({
    description: "Secret that holds the address of the database, as `postgresql://user:password@host/database`.",
  }),
  schema: z.string().min(1).max(255).optional().meta({ description: "Schema of the tables in that database." }),
  tables: z
    .array(
      z.strictObject({
        name: TableName,
        cursor: z
          .string()
          .min(1)
          .max(255)
          .optional()
          .meta({
            description: "Column that only grows: a load takes the rows that came since the last one.",
            examples: ["updated_at"],
          }),
        primary_key,
      }),
    )
    .min(1)
    .max(500)
    .meta({ description: "What is loaded." }),
});

const Filesystem = z.strictObject({
  type: z.literal("filesystem").meta({ description: "Files in a folder or a bucket." }),
  ...shared,
  url: z
    .string()
    .regex(/^(?:file|s3|gs|az|abfss):\/\/\S{1,1000}$/)
    .meta({ description: "Folder or bucket.", examples: ["s3://landing/shop"] }),
  access_key_id: TextOrSecret.optional().meta({ description: "Access key of the bucket, as text or from a secret." }),
  secret_access_key: SecretReference.optional().meta({ description: "Secret of the access key." }),
  endpoint_url: HttpUrl.optional().meta({ description: "Address of a store that speaks S3 and is not Amazon's." }),
  region: z.string().min(1).max(63).optional().meta({ description: "Region of the bucket." }),
  tables: z
    .array(
      z.strictObject({
        name: TableName,
        files: z
          .string()
          .min(1)
          .max(1000)
          .meta({ description: "Pattern of the files.", examples: ["orders/*.parquet"] }),
        format: z.enum(["csv", "jsonl", "parquet"]).meta({ description: "Format of the files." }),
        primary_key,
      }),
    )
    .min(1)
    .max(500)
    .meta({ description: "What is loaded." }),
});

/** The options of `plugins.ingestion.config` for `type: dlt`. */
export const DltConfig = z.strictObject({
  sources: z
    .array(z.discriminatedUnion("type", [RestApi, SqlDatabase, Filesystem]))
    .max(100)
    .default([])
    .meta({ description: "Systems that data is loaded from before dbt runs." }),
});

export type DltConfig = z.output<typeof DltConfig>;
