import { SecretReference, TextOrSecret } from "floe-core/schemas";
import * as z from "zod";
import type { EngineOption, EngineOptions } from "./engine-option.ts";
import { type EngineRow, threads, timeoutSeconds } from "./engine-row.ts";
import { engines } from "./engines.ts";

/** The options of an engine after its schema has accepted them. */
export interface EngineConfig {
  readonly [option: string]: unknown;
}

export const AthenaConfig = configOf(engines.athena);
export const BigQueryConfig = configOf(engines.bigquery);
export const DatabricksConfig = configOf(engines.databricks);
export const PostgresConfig = configOf(engines.postgres);
export const RedshiftConfig = configOf(engines.redshift);
export const SnowflakeConfig = configOf(engines.snowflake);
export const SparkConfig = configOf(engines.spark);
export const TrinoConfig = configOf(engines.trino);

function configOf({ options }: EngineRow): z.ZodType<EngineConfig> {
  return objectOf({ ...options, threads, timeout_seconds: timeoutSeconds });
}

function objectOf(options: EngineOptions): z.ZodType<EngineConfig> {
  return z.strictObject(Object.fromEntries(Object.entries(options).map(([name, option]) => [name, schemaOf(option)])));
}

function schemaOf(option: EngineOption): z.ZodType {
  const plain = typeOf(option);
  const { default: byDefault, needed } = option;
  const schema = byDefault !== undefined ? plain.default(byDefault) : needed === true ? plain : plain.optional();
  return schema.meta({ description: descriptionOf(option) });
}

function descriptionOf({ describes, usual }: EngineOption): string {
  return usual === undefined ? describes : `${describes} The adapter takes \`${usual}\` when it is left out.`;
}

function typeOf(option: EngineOption): z.ZodType {
  switch (option.type) {
    case "boolean":
      return z.boolean();
    case "choice":
      return z.enum([...(option.choices ?? [])]);
    case "integer":
      return z
        .int()
        .min(option.least ?? 0)
        .max(option.most ?? Number.MAX_SAFE_INTEGER);
    case "number":
      return z.number().min(0);
    case "text-or-boolean":
      return z.union([z.string().min(1), z.boolean()]);
    case "text-or-secret":
      return TextOrSecret;
    case "secret":
      return SecretReference;
    case "list":
      return z.array(z.string().min(1));
    case "texts":
      return z.record(z.string(), TextOrSecret);
    case "table":
      return z.record(z.string(), z.unknown());
    case "parts":
      return objectOf(option.parts ?? {});
    case "name":
    case "text":
      return textOf(option);
  }
}

function textOf({ form }: EngineOption): z.ZodType {
  return form === undefined ? z.string().min(1) : z.string().regex(form.pattern, { error: form.says });
}
