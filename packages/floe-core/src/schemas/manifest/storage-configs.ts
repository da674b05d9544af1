import type { z } from "zod";
import { AzureStorageConfig, GcsStorageConfig, LocalStorageConfig, S3StorageConfig } from "./storage.ts";

/** The options of each kind of storage that floe knows by itself, by its type. */
export const storageConfigs: Readonly<Record<"s3" | "gcs" | "azure" | "local", z.ZodType>> = {
  s3: S3StorageConfig,
  gcs: GcsStorageConfig,
  azure: AzureStorageConfig,
  local: LocalStorageConfig,
};

/** The schema of the options of a kind of storage; `undefined` where floe does not know it. */
export function storageConfig(type: string): z.ZodType | undefined {
  return Object.entries(storageConfigs).find(([known]) => known === type)?.[1];
}
