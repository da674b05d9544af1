import * as z from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { SecretReference } from "../shared/secret-reference.ts";
import { storageFields } from "./storage-fields.ts";

/** One object storage of the platform. The compiler checks a bucket of type `s3` once more by the rules of S3. */
export const StorageProfile = z.lazy(() => {
  const { region, path_style_access, credentials } = storageFields();
  return z.strictObject({
    type: z.enum(["s3", "gcs", "azure", "local"]).default("s3").meta({ description: "Kind of storage." }),
    endpoint: z
      .union([HttpUrl, SecretReference])
      .optional()
      .meta({ description: "Address of the service, as text or from a secret; absent for the provider's own." }),
    region,
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, {
        error:
          "A bucket has 3 to 63 lower-case letters, digits, dots, `_` and `-`, and starts and ends with a letter or digit.",
      })
      .meta({ description: "Bucket or container, 3 to 63 characters." }),
    path_style_access,
    credentials,
  });
});
/** One object storage of the platform. The compiler checks a bucket of type `s3` once more by the rules of S3. */
export type StorageProfile = z.output<typeof StorageProfile>;
