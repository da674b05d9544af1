import * as z from "zod";

const positive = z.int().min(1);

/** How spans are collected before they are sent; a batch is never larger than the queue. */
export const BatchProcessor = z.lazy(() =>
  z.strictObject({
    max_queue_size: positive.default(2048).meta({ description: "Spans that may wait." }),
    max_export_batch_size: positive.default(512).meta({ description: "Spans in one export." }),
    schedule_delay_millis: positive.default(5000).meta({ description: "Milliseconds between two exports." }),
    export_timeout_millis: positive.default(30000).meta({ description: "Milliseconds before an export is given up." }),
  }),
);
/** How spans are collected before they are sent; a batch is never larger than the queue. */
export type BatchProcessor = z.output<typeof BatchProcessor>;
