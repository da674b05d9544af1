import * as z from "zod";
import { CredentialConfig } from "./credentials.ts";

/** What every object storage has beside its bucket, wherever the manifest describes it. Made when a schema asks. */
export function storageFields() {
  return {
    region: z.string().min(1).default("us-east-1").meta({ description: "Region of the bucket." }),
    path_style_access: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the bucket stands in the path instead of the host name; MinIO needs it." }),
    credentials: CredentialConfig.optional().meta({
      description: "How to authenticate; absent for the environment's own.",
    }),
  };
}
