import * as z from "zod";
import { HttpUrl } from "../shared/formats.ts";
import { PluginPackage } from "../shared/names.ts";
import { SecretReference } from "../shared/secret-reference.ts";
import { CredentialConfig } from "./credentials.ts";

// What every object storage has beside its bucket, wherever the manifest describes it.
const region = z.string().min(1).default("us-east-1").meta({ description: "Region of the bucket." });
const pathStyleAccess = z
  .boolean()
  .default(false)
  .meta({ description: "Whether the bucket stands in the path instead of the host name; MinIO needs it." });
const credentials = CredentialConfig.optional().meta({
  description: "How to authenticate; absent for the environment's own.",
});

const bucket = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, {
    error:
      "A bucket has 3 to 63 lower-case letters, digits, dots, `_` and `-`, and starts and ends with a letter or digit.",
  })
  .meta({ description: "Bucket or container, 3 to 63 characters." });

const account = z
  .string()
  .regex(/^[a-z0-9]{3,24}$/, { error: "A storage account has 3 to 24 lower-case letters and digits." })
  .meta({ description: "Storage account of Azure that holds the container." });
const tenant = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,253}$/, { error: "A tenant is an identifier or a domain." })
  .optional()
  .meta({ description: "Tenant of Azure in which an OAuth2 client is registered." });
const connection_string = SecretReference.optional().meta({
  description: "Connection string of the storage account, which holds its key.",
});
const path = z.string().min(1);
const pathDescription = "Folder of a local storage: absolute, or relative to the product's.";

/** One object storage of the platform. The compiler checks its options once more by the rules of its type. */
export const StorageProfile = z.strictObject({
  type: z.enum(["s3", "gcs", "azure", "local"]).default("s3").meta({ description: "Kind of storage." }),
  package: PluginPackage,
  endpoint: z
    .union([HttpUrl, SecretReference])
    .optional()
    .meta({ description: "Address of the service, as text or from a secret; absent for the provider's own." }),
  region,
  bucket,
  path_style_access: pathStyleAccess,
  account: account.optional(),
  tenant,
  connection_string,
  path: path.optional().meta({ description: pathDescription }),
  credentials,
});
/** One object storage of the platform. The compiler checks its options once more by the rules of its type. */
export type StorageProfile = z.output<typeof StorageProfile>;

// Two dots in a row, the shape of an IP address and the prefixes and suffixes that AWS keeps for itself are no buckets.
const s3BucketPattern =
  /^(?!xn--|sthree-|[0-9]{1,3}(?:\.[0-9]{1,3}){3}$)(?!.*\.\.)(?!.*(?:-s3alias|--ol-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The `config` of `plugins.storage` when its type is `s3`. Needs no plugin package. */
export const S3StorageConfig = z.strictObject({
  endpoint: z
    .union([HttpUrl, SecretReference])
    .optional()
    .meta({ description: "Address of the S3 service, as text or from a secret; absent for AWS." }),
  bucket: z
    .string()
    .regex(s3BucketPattern, {
      error: "An S3 bucket has 3 to 63 lower-case letters, digits, inner dots and hyphens, and is no IP address.",
    })
    .meta({ description: "Bucket that holds the tables, 3 to 63 characters." }),
  region,
  path_style_access: pathStyleAccess,
  credentials,
});
/** The `config` of `plugins.storage` when its type is `s3`. Needs no plugin package. */
export type S3StorageConfig = z.output<typeof S3StorageConfig>;

/** The `config` of `plugins.storage` when its type is `gcs`. Needs no plugin package. */
export const GcsStorageConfig = z.strictObject({ bucket, credentials });
/** The `config` of `plugins.storage` when its type is `gcs`. Needs no plugin package. */
export type GcsStorageConfig = z.output<typeof GcsStorageConfig>;

/** The `config` of `plugins.storage` when its type is `azure`. Needs no plugin package. */
export const AzureStorageConfig = z.strictObject({ account, bucket, tenant, connection_string, credentials });
/** The `config` of `plugins.storage` when its type is `azure`. Needs no plugin package. */
export type AzureStorageConfig = z.output<typeof AzureStorageConfig>;

/** The `config` of `plugins.storage` when its type is `local`. Needs no plugin package. */
export const LocalStorageConfig = z.strictObject({
  path: path.default(".").meta({ description: pathDescription }),
  bucket: bucket.meta({ description: "Folder below `path` that stands for a bucket, 3 to 63 characters." }),
});
/** The `config` of `plugins.storage` when its type is `local`. Needs no plugin package. */
export type LocalStorageConfig = z.output<typeof LocalStorageConfig>;
