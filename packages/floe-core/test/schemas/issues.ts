import type { z } from "zod";

/** What a schema says against a value, as `path: code`, or an empty list. */
export function issuesOf(schema: z.ZodType, value: unknown): readonly string[] {
  return (schema.safeParse(value).error?.issues ?? []).map(({ path, code }) => `${path.join(".")}: ${code}`);
}
