import { type Rule, rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, isRefused, isThere, type Located, placeOf } from "../../origins/located.ts";
import { profilesOf } from "../../project/profiles.ts";
import { type ProfileCategory, type ProfileKind, profileKinds } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { Product } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { OnPlatform } from "./places.ts";

const problems = defineDiagnostics("resolve", {
  "unknown-profile": problem({
    severity: "error",
    message: (p: { name: string; category: string; available: readonly string[]; suggestion: string | undefined }) =>
      `There is no profile \`${display(p.name)}\` in platform.${p.category}.`,
    help: ({ available, suggestion }) => {
      const list = `Available profiles: [${available.map(display).join(", ")}].`;
      return suggestion === undefined ? list : `Did you mean \`${display(suggestion)}\`? ${list}`;
    },
    docs: {
      cause: "floe.yaml refers to a profile by a name that the manifest does not have in that category.",
      example: "catalog: lakehouse\n",
      fix: "Use one of the available names, or add the profile to the manifest.",
    },
  }),
});

const root: Place<OnPlatform, Product> = ({ product }) => (product === undefined ? [] : [product]);

/** For each kind with profiles: floe.yaml names one that the manifest has. */
export const profilesExist: readonly Rule<OnPlatform>[] = profileKinds.map(({ kind, profiles }) =>
  rule({
    name: `${kind}-profile-exists`,
    at: root,
    reads: [kind],
    problems,
    check: (read, _product, { manifest }) => {
      const named = read[kind];
      const available = availableProfiles(manifest, kind, profiles);
      if (available === undefined || available.includes(named.value)) return [];
      const parameters = { name: named.value, category: profiles, available };
      const suggestion = didYouMean(named.value, available);
      return [problems["unknown-profile"]({ ...parameters, suggestion }, placeOf(named))];
    },
  }),
);

/** The names of the profiles of a kind; `undefined` where the manifest's own could not be read. `plugins.X` is the profile
 *  `default`. */
function availableProfiles(
  manifest: Located<Manifest>,
  kind: ProfileKind,
  category: ProfileCategory,
): readonly string[] | undefined {
  const selection = at(at(manifest, "plugins"), kind);
  const section = at(manifest, "profiles");
  if (isRefused(selection) || isRefused(section)) return undefined;
  if (isThere(section) && isRefused(at(section, category))) return undefined;
  return [...new Set([...profilesOf(manifest, category).keys(), ...(isThere(selection) ? ["default"] : [])])];
}
