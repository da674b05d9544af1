import * as z from "zod";

/** How lineage events leave the running product. */
export const LineageTransport = z.enum(["http", "console", "noop"]);
/** How lineage events leave the running product. */
export type LineageTransport = z.output<typeof LineageTransport>;
