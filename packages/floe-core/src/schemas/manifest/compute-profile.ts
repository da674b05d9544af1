import * as z from "zod";
import { OpenMap } from "../shared/open-map.ts";
import { CredentialConfig } from "./credentials.ts";

/** One compute engine of the platform. `properties` are checked by the schema that the plugin brings. */
export const ComputeProfile = z.lazy(() =>
  z.strictObject({
    type: z
      .enum(["duckdb", "snowflake", "bigquery", "redshift", "databricks", "postgres", "spark", "trino"])
      .default("duckdb")
      .meta({ description: "Kind of engine." }),
    properties: OpenMap.default({}).meta({ description: "Options of the engine, such as threads or memory_limit." }),
    credentials: CredentialConfig.optional().meta({
      description: "How to authenticate; absent for the environment's own.",
    }),
  }),
);
/** One compute engine of the platform. `properties` are checked by the schema that the plugin brings. */
export type ComputeProfile = z.output<typeof ComputeProfile>;
