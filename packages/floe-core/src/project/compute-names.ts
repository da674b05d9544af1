import { at, isRefused, isThere, type Located, optional } from "../origins/located.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import { type Profile, profilesOf } from "./profiles.ts";

/** What the `compute` of a transform may say. */
export interface ComputeNames {
  readonly available: readonly string[];
  /** The profile that a name means: a profile first, then the type that exactly one profile has. */
  profileOf(name: string): string | undefined;
}

/** The engines by the names that transforms may give them; `undefined` where the profiles could not be read. */
export function computeNames(platform: {
  readonly manifest: Located<Manifest>;
  readonly product: Located<Product>;
  readonly defaultType: string;
}): ComputeNames | undefined {
  const { manifest, product, defaultType } = platform;
  const section = at(manifest, "profiles");
  if (isRefused(section) || (isThere(section) && isRefused(at(section, "compute")))) return undefined;
  const profiles = profilesOf(manifest, "compute");
  const byType = lazyTypes(profiles);
  const own = optional(product, "compute")?.value ?? "default";
  return {
    available: [...new Set([defaultType, ...profiles.keys()])],
    profileOf: (name) => {
      if (profiles.has(name)) return name;
      if (name === defaultType) return own;
      const [first, ...others] = byType().get(name) ?? [];
      return others.length === 0 ? first : undefined;
    },
  };
}

/** The profiles of each type. Most names are those of profiles, so the types are looked at when the first is not. */
function lazyTypes(profiles: ReadonlyMap<string, Profile>): () => ReadonlyMap<string, readonly string[]> {
  let types: Map<string, string[]> | undefined;
  return () => {
    if (types !== undefined) return types;
    types = new Map();
    for (const [name, profile] of profiles) {
      const type = isThere(profile) ? optional(profile, "type")?.value : undefined;
      if (type !== undefined) types.set(type, [...(types.get(type) ?? []), name]);
    }
    return types;
  };
}
