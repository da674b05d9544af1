import * as z from "zod";
import { HttpUrl } from "../shared/http-url.ts";
import { TextOrSecret } from "../shared/secret-reference.ts";

/** An address that is told about promotions. */
export const PromotionWebhook = z.lazy(() =>
  z.strictObject({
    url: HttpUrl.meta({ description: "Address that receives the event." }),
    events: z
      .array(z.enum(["promote", "rollback", "lock", "unlock"]))
      .min(1)
      .meta({ description: "Events to send." }),
    headers: z
      .record(z.string(), TextOrSecret)
      .optional()
      .meta({ description: "HTTP headers; a sensitive one comes from a secret." }),
    timeout_seconds: z.int().min(1).max(300).default(30).meta({ description: "Seconds for one call, 1 to 300." }),
    retry_count: z.int().min(0).max(10).default(3).meta({ description: "Further attempts after a failure, 0 to 10." }),
  }),
);
/** An address that is told about promotions. */
export type PromotionWebhook = z.output<typeof PromotionWebhook>;
