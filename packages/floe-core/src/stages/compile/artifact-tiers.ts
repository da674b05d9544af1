import { relativePath } from "../../host/paths.ts";
import { at, builtin, derived, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import type { Traced } from "../../origins/traced.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import type { ParentTier } from "../../project/project-file.ts";
import { isChosenManifest, manifestOf } from "../../rules/config/chosen-manifest.ts";
import type {
  CompiledArtifacts,
  ManifestReference,
  ProductIdentity,
} from "../../schemas/artifacts/compiled-artifacts.ts";
import type { ManifestHead } from "../../schemas/manifest/manifest.ts";
import { slugOf } from "../../text/slug.ts";

/** `simple` without tiers, `centralized` below an enterprise, `mesh` in a domain. */
export function modeOf({ platform }: EnforcedProject): Located<CompiledArtifacts["mode"]> {
  const scope = optional(platform.manifest, "scope");
  if (scope === undefined) return builtin("simple", "the manifest has no scope");
  return derived(modeRule, scope.value === "enterprise" ? "centralized" : "mesh", [scope]);
}

/** Which domain the product belongs to, and how it is called in it. */
export function domainIdentity({
  platform,
  identity,
}: EnforcedProject): Pick<
  { readonly [K in keyof ProductIdentity]: Located<ProductIdentity[K]> },
  "product_id" | "domain"
> {
  const scope = optional(platform.manifest, "scope");
  const { name, slug } = identity;
  if (scope?.value !== "domain") {
    return {
      product_id: derived(productIdRule, `default.${slug.value}`, [name]),
      domain: builtin("default", "the domain of a product whose manifest belongs to none"),
    };
  }
  const domain = at(at(platform.manifest, "metadata"), "name");
  return {
    product_id: derived(productIdRule, `${slugOf(domain.value)}.${slug.value}`, [domain, name, scope]),
    domain: derived(domainRule, domain.value, [domain, scope]),
  };
}

/** The tiers that the product inherits from, the enterprise first. */
export function inheritanceChain(project: EnforcedProject): Traced<CompiledArtifacts["inheritance_chain"]> {
  const { platform, inputs } = project;
  if (optional(platform.manifest, "scope") === undefined) return builtin([], "the manifest has no scope");
  const parents = inputs.manifest?.inherits?.parents ?? [];
  const below = [platform.manifest, ...parents.map(({ head }) => head)];
  const above = parents.flatMap((parent, index) => {
    const child = below[index];
    return child === undefined ? [] : [referenceTo(parent.head, placeOfParent(project, parent, child))];
  });
  return [...above.reverse(), referenceTo(platform.manifest, ownPlace(project))].flat();
}

function referenceTo(head: Located<ManifestHead>, ref: Located<string>): readonly Traced<ManifestReference>[] {
  const metadata = at(head, "metadata");
  const scope = optional(head, "scope");
  return scope === undefined ? [] : [{ name: at(metadata, "name"), version: at(metadata, "version"), scope, ref }];
}

/** Where a parent was read from: its address, or its path from the folder of floe.yaml. */
function placeOfParent(
  { directory }: EnforcedProject,
  { address, document }: ParentTier,
  child: Located<ManifestHead>,
): Located<string> {
  const named = optional(child, "parent_manifest");
  return derived(
    placeRule,
    address ?? relativePath(document.source.path, directory),
    named === undefined ? [] : [named],
  );
}

function ownPlace(project: EnforcedProject): Located<string> {
  const { directory, inputs, product } = project;
  const named = manifestOf({ product });
  const path = inputs.manifest?.document.source.path ?? "";
  const place = inputs.manifest?.address ?? relativePath(path, directory);
  return named !== undefined && isChosenManifest(project, named)
    ? derived(placeRule, place, [named])
    : builtin(place, "the manifest that was asked for");
}

const modeRule = originRule("mode-of-scope", "the mode that goes with the manifest's scope");

const domainRule = originRule("domain-of-manifest", "the name of the domain's manifest");

const productIdRule = originRule("product-id", "the domain and the product's name");

const placeRule = originRule("place-of-manifest", "where the manifest was read from");
