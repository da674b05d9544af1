import * as z from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { SecretReference } from "../shared/secret-reference.ts";
import { storageFields } from "./storage-fields.ts";

// Two dots in a row, the shape of an IP address and the prefixes and suffixes that AWS keeps for itself are no buckets.
const s3BucketPattern =
  /^(?!xn--|sthree-|[0-9]{1,3}(?:\.[0-9]{1,3}){3}$)(?!.*\.\.)(?!.*(?:-s3alias|--ol-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The `config` of `plugins.storage` when its type is `s3`. Needs no plugin package. */
export const S3StorageConfig = z.lazy(() => {
  const { region, path_style_access, credentials } = storageFields();
  return z.strictObject({
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
    path_style_access,
    credentials,
  });
});
/** The `config` of `plugins.storage` when its type is `s3`. Needs no plugin package. */
export type S3StorageConfig = z.output<typeof S3StorageConfig>;
