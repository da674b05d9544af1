import { z } from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { SecretReference } from "../shared/secret-reference.ts";
import { CredentialConfig } from "./credentials.ts";

/** One object storage of the platform. The compiler checks a bucket of type `s3` once more by the rules of S3. */
export const StorageProfile = z.lazy(() =>
  z.strictObject({
    type: z.enum(["s3", "gcs", "azure", "local"]).default("s3").meta({ description: "Kind of storage." }),
    endpoint: z
      .union([HttpUrl, SecretReference])
      .optional()
      .meta({ description: "Address of the service, as text or from a secret; absent for the provider's own." }),
    region: z.string().min(1).default("us-east-1").meta({ description: "Region of the bucket." }),
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, {
        error:
          "A bucket has 3 to 63 lower-case letters, digits, dots, `_` and `-`, and starts and ends with a letter or digit.",
      })
      .meta({ description: "Bucket or container, 3 to 63 characters." }),
    path_style_access: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the bucket stands in the path instead of the host name; MinIO needs it." }),
    credentials: CredentialConfig.optional().meta({
      description: "How to authenticate; absent for the environment's own.",
    }),
  }),
);
/** One object storage of the platform. The compiler checks a bucket of type `s3` once more by the rules of S3. */
export type StorageProfile = z.output<typeof StorageProfile>;
