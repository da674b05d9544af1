import * as z from "zod";

/** What a missing or bad signature does. Order: off < warn < enforce. */
export const SignatureEnforcement = z.enum(["enforce", "warn", "off"]);
/** What a missing or bad signature does. Order: off < warn < enforce. */
export type SignatureEnforcement = z.output<typeof SignatureEnforcement>;
