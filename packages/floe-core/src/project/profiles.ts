import { at, type Located, members, optional } from "../origins/located.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";

/** The categories of profiles, as manifest.yaml calls them. */
export type ProfileCategory = "compute" | "catalogs" | "storage";

export type Profile = Located<{ readonly type: string; readonly properties?: unknown }>;

/** The profiles of a category by name. */
export function profilesOf(manifest: Located<Manifest>, category: ProfileCategory): ReadonlyMap<string, Profile> {
  const profiles = optional(manifest, "profiles");
  if (profiles === undefined) return new Map();
  return new Map<string, Profile>(members<Profile["value"]>(at(profiles, category)));
}
