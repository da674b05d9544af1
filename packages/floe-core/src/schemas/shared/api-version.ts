import * as z from "zod";

/** The one value of `apiVersion` that both input files carry. */
export const ApiVersion = z.literal("floe.dev/v1");
