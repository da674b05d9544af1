import { hasErrors } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import { at, isThere, type Located, optional } from "../origins/located.ts";
import { checkDocument, manifestFile } from "../project/file-kind.ts";
import { profilesOf } from "../project/profiles.ts";
import { type ProfileCategory, profileKinds } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import { parseOnce } from "../yaml/parse-once.ts";
import { decodeSource } from "../yaml/read-source.ts";

/** A name that floe.yaml may use for a storage, a catalog or a compute engine. */
export interface ListedProfile {
  readonly category: ProfileCategory;
  readonly name: string;
  readonly type: string;
}

/** The profiles that a manifest offers, by category in the order of the file. `plugins.compute` and its like are the profile
 *  `default`. `shown` is how findings name the file. */
export function listedProfiles(
  file: { readonly path: string; readonly shown: string },
  bytes: Uint8Array,
): Outcome<readonly ListedProfile[]> {
  const source = decodeSource(file, bytes);
  const document = source.value === undefined ? failed(source.diagnostics) : parseOnce(source.value);
  if (document.value === undefined) return failed(document.diagnostics);
  const checked = checkDocument(document.value, manifestFile);
  const diagnostics = [...document.diagnostics, ...checked.diagnostics];
  if (checked.value === undefined || hasErrors(diagnostics)) return failed(diagnostics);
  const manifest = checked.value.value;
  return ok(profileKinds.flatMap(({ kind, profiles }) => profilesIn(manifest, { kind, category: profiles })));
}

function profilesIn(
  manifest: Located<Manifest>,
  { kind, category }: { readonly kind: (typeof profileKinds)[number]["kind"]; readonly category: ProfileCategory },
): readonly ListedProfile[] {
  const named = [...profilesOf(manifest, category)].map(([name, profile]) => ({
    category,
    name,
    type: profile.value.type ?? "",
  }));
  const selected = optional(at(manifest, "plugins"), kind);
  if (selected === undefined || !isThere(selected) || named.some(({ name }) => name === "default")) return named;
  return [{ category, name: "default", type: selected.value.type }, ...named];
}
