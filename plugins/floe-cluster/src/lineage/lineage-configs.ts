import { HttpUrl, SecretReference } from "floe-core/schemas";
import * as z from "zod";

function receiverConfig({ path, example }: { readonly path: string; readonly example: string }) {
  return z.strictObject({
    url: HttpUrl.optional().meta({
      description: "Address of the receiver; what `observability.lineage.endpoint` says when left out.",
      examples: [example],
    }),
    path: z
      .string()
      .regex(/^[^\s/?#][^\s?#]*$/, { error: "A path begins without `/` and holds no `?`, `#` or blank." })
      .default(path)
      .meta({ description: "Where the receiver takes events, below its address." }),
    api_key: SecretReference.optional().meta({ description: "Key that is sent as `Authorization: Bearer`." }),
    timeout_seconds: z
      .int()
      .min(1)
      .max(60)
      .default(5)
      .meta({ description: "Seconds to wait for the receiver, 1 to 60." }),
    verify_tls: z.boolean().default(true).meta({ description: "Whether the receiver's certificate is checked." }),
    compression: z.enum(["none", "gzip"]).default("none").meta({ description: "How events are compressed." }),
  });
}

/** The options of `plugins.lineage_backend.config` for `type: marquez`. */
export const MarquezConfig = receiverConfig({ path: "api/v1/lineage", example: "http://marquez:5000" });

/** The options for `type: openmetadata`. */
export const OpenMetadataConfig = receiverConfig({
  path: "api/v1/openlineage/lineage",
  example: "http://openmetadata:8585",
});

/** The options for `type: http`: any receiver of OpenLineage events. */
export const HttpReceiverConfig = receiverConfig({ path: "api/v1/lineage", example: "https://lineage.example.com" });

/** The options of a receiver. */
export type ReceiverConfig = z.output<typeof MarquezConfig>;

/** The options for `type: console`: there are none. */
export const ConsoleLineageConfig = z.strictObject({});
export type ConsoleLineageConfig = z.output<typeof ConsoleLineageConfig>;
