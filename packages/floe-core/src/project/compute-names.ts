import { at, isRefused, isThere, type Located, optional } from "../origins/located.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { Product } from "../schemas/product/product.ts";
import { profilesOf } from "./profiles.ts";

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
  const own = optional(product, "compute")?.value ?? "default";
  return {
    available: [...new Set([defaultType, ...profiles.keys()])],
    profileOf: (name) => {
      if (profiles.has(name)) return name;
      if (name === defaultType) return own;
      const ofType = [...profiles].filter(
        ([, profile]) => isThere(profile) && optional(profile, "type")?.value === name,
      );
      return ofType.length === 1 ? ofType[0]?.[0] : undefined;
    },
  };
}
