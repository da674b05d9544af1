import type { Place } from "../../checking/rule-definition.ts";
import type { Located } from "../../origins/located.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";

/** What rules about manifest.yaml are given. */
export interface OnManifest {
  readonly manifest: Located<Manifest>;
}

export const manifestRoot: Place<OnManifest, Manifest> = ({ manifest }) => [manifest];
