import { at, isThere, keySpan, type Located, marksOf, members, optional, refined } from "../origins/located.ts";
import type { Options } from "../plugins/check-options.ts";
import { type ProfileCategory, type ProfileKind, profileKinds } from "../schemas/kinds.ts";
import type { CredentialConfig } from "../schemas/manifest/credentials.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";

/** As much of a profile as all kinds have. */
export type Profile = Located<{
  readonly type?: string;
  readonly package?: string | undefined;
  readonly properties?: { readonly [key: string]: unknown };
  readonly credentials?: CredentialConfig | undefined;
}>;

/** The profiles of a category by name, refused ones as well. */
export function profilesOf(manifest: Located<Manifest>, category: ProfileCategory): ReadonlyMap<string, Profile> {
  const profiles = optional(manifest, "profiles");
  const section = profiles && optional(profiles, category);
  return section === undefined ? new Map() : new Map<string, Profile>(members<Profile["value"]>(section));
}

/** The accepted profiles of all categories. */
export function profileSections(manifest: Located<Manifest>): readonly Profile[] {
  const all = profileKinds.flatMap(({ profiles }) => [...profilesOf(manifest, profiles).values()]);
  return all.filter((profile) => isThere(profile));
}

/** The options of a profile. One of a compute engine keeps them under `properties` and may be no more than its type; the
 *  others consist of options but for what chooses the plugin. */
export function profileOptionsAt(kind: ProfileKind, profile: Profile): Options | undefined {
  if (kind === "compute") return keySpan(profile, "properties") === undefined ? undefined : propertiesOf(profile);
  const { type: _type, package: _package, ...rest } = profile.value;
  return refined(profile, { value: rest, marks: marksOf(profile) });
}

/** The options of a profile, with the defaults of those that it does not write. */
export function profileOptions(kind: ProfileKind, profile: Profile): Options | undefined {
  return kind === "compute" ? propertiesOf(profile) : profileOptionsAt(kind, profile);
}

function propertiesOf(profile: Profile): Options {
  return at(profile, "properties") as Options;
}
