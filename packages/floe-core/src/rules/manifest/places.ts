import type { Place } from "../../checking/rule-definition.ts";
import type { Located } from "../../origins/located.ts";
import type { ParentTier } from "../../project/project-file.ts";
import type { Manifest, ManifestHead } from "../../schemas/manifest/manifest.ts";
import type { YamlDocument } from "../../yaml/node.ts";

/** What rules about manifest.yaml are given. */
export interface OnManifest {
  readonly manifest: Located<Manifest>;
}

/** What rules about the tiers of a manifest are given. */
export interface OnTiers extends OnManifest {
  /** The file of its own tier, and those that it extends, as they stand. */
  readonly documents: readonly YamlDocument[];
  /** The tiers above it, the nearest first. */
  readonly parents: readonly ParentTier[];
}

export const manifestRoot: Place<OnManifest, Manifest> = ({ manifest }) => [manifest];

/** What the manifest, and each of the tiers above it, says of itself. */
export const tierHeads: Place<OnTiers, ManifestHead> = ({ manifest, parents }) => [
  manifest,
  ...parents.map(({ head }) => head),
];
