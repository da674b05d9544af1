import * as z from "zod";

/** The logical name under which floe.yaml finds a profile of the platform. */
export const ProfileName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/, {
  error: "A profile name starts with a letter and goes on with letters, digits, `_` and `-`.",
});
