import * as z from "zod";

/** The one value of `apiVersion` that both input files carry. */
export const ApiVersion = z.literal("floe.dev/v1");

/** A version, or a range of versions as npm writes it; `versions-are-installed` says which texts are none. */
export const VersionRange = z.string().min(1).max(256);

/** Three numbers and nothing after them; leading zeros pass, a pre-release does not. */
export const SemanticVersion = z.string().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/, {
  error: "A version has three numbers, such as `1.2.0`.",
});
