import * as z from "zod";

const Attachment = z.strictObject({
  path: z.string().min(1).meta({ description: "Database file or address to attach." }),
  alias: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, {
      error: "An alias starts with a letter or `_` and goes on with letters, digits and `_`.",
    })
    .optional()
    .meta({ description: "Name of the attached database in SQL." }),
  type: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Kind of database, such as `sqlite`, `postgres`, `iceberg`." }),
  read_only: z.boolean().optional().meta({ description: "Whether the attached database is only read." }),
  options: z.record(z.string(), z.unknown()).optional().meta({ description: "Further options of ATTACH." }),
});

/** The options of `plugins.compute.config` for `type: duckdb`. */
export const DuckDbConfig = z.strictObject({
  path: z.string().min(1).default("{product_slug}.duckdb").meta({
    description:
      "The database file: relative to the product's folder, wherever dbt is started; absolute; or `:memory:`. `{product_name}` and `{product_slug}` stand for the product, `{environment}` for the environment.",
  }),
  threads: z.int().min(1).max(64).default(4).meta({ description: "Models that dbt runs side by side, 1 to 64." }),
  timeout_seconds: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .meta({ description: "Seconds after which the orchestrator ends a run, 1 to 86400." }),
  memory_limit: z.string().min(1).optional().meta({ description: "Most memory that DuckDB takes, such as `2GB`." }),
  access_mode: z
    .enum(["automatic", "read_only", "read_write"])
    .optional()
    .meta({ description: "How the file is opened." }),
  extensions: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: "DuckDB extensions to load, such as `httpfs`." }),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: "DuckDB settings by name. They win over the options above." }),
  use_catalog: z.boolean().default(false).meta({
    description:
      "Whether DuckDB attaches the platform's catalog of Iceberg tables, to read and to write, under `catalog_alias`.",
  }),
  tables_in_catalog: z.boolean().default(false).meta({
    description: "Whether the product's own tables stand in that catalog, in its namespace.",
  }),
  catalog_alias: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, {
      error: "An alias starts with a letter or `_` and goes on with letters, digits and `_`.",
    })
    .default("lake")
    .meta({ description: "Name of the platform's catalog in SQL." }),
  use_storage: z.boolean().default(false).meta({
    description: "Whether DuckDB gets into the platform's storage, and external tables go there.",
  }),
  attach: z.array(Attachment).default([]).meta({ description: "Databases to attach." }),
});

export type DuckDbConfig = z.output<typeof DuckDbConfig>;
