import { acceptedItems, sectionAt } from "../../checking/places.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Outcome, ok } from "../../diagnostics/outcome.ts";
import { derived, isThere, type Located, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { computeNames } from "../../project/compute-names.ts";
import type { ListedProduct } from "../../project/listed-product.ts";
import { profilesOf } from "../../project/profiles.ts";
import type { ComputeEngine, ResolvedTransform, SelectedPlugin } from "../../project/resolved-project.ts";
import { targetOf } from "../../project/target-of.ts";
import { fromProfile } from "../../project/wanted-plugins.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import type { StageContext } from "../stage.ts";
import { loadSelected, type PluginOffer } from "./load-selected.ts";

/** Which engine each transform runs on, and the engines that takes. */
export interface ResolvedCompute {
  readonly engines: readonly ComputeEngine[];
  readonly transforms: readonly ResolvedTransform[];
  readonly defaultCompute: Located<string>;
}

/** A product on a platform whose default engine is known. */
export interface ComputePlatform {
  readonly environment: string | undefined;
  readonly manifest: Located<Manifest>;
  readonly product: Located<ListedProduct>;
  readonly compute: SelectedPlugin;
}

/** Loads the engines that `compute` of the transforms names beside the default one. */
export async function resolveCompute(
  platform: ComputePlatform,
  offer: PluginOffer,
  context: StageContext,
): Promise<Outcome<ResolvedCompute>> {
  const { manifest, product, compute } = platform;
  const defaultCompute = defaultComputeOf(platform);
  const target = targetOf(platform).value;
  const engines: ComputeEngine[] = [{ target, selected: compute }];
  const profileOf = otherProfiles(platform);
  const transforms = transformsOf(product, defaultCompute).map((transform) => ({
    ...transform,
    target: profileOf(transform.compute.value) ?? target,
  }));
  const diagnostics: Diagnostic[] = [];
  const used = new Set(
    [defaultCompute, ...transforms.map(({ compute: named }) => named)].map(({ value }) => profileOf(value)),
  );
  for (const [name, profile] of profilesOf(manifest, "compute")) {
    const wanted = used.has(name) && isThere(profile) ? fromProfile("compute", profile) : undefined;
    if (wanted === undefined) continue;
    const selected = await loadSelected(wanted, offer, context);
    diagnostics.push(...selected.diagnostics);
    if (selected.value !== undefined) engines.push({ target: name, selected: selected.value });
  }
  return ok({ engines, transforms, defaultCompute }, diagnostics);
}

function transformsOf(
  product: Located<ListedProduct>,
  byDefault: Located<string>,
): readonly Pick<ResolvedTransform, "transform" | "compute">[] {
  return sectionAt(product, "transforms")
    .flatMap(acceptedItems)
    .map((transform) => {
      const own = optional(transform, "compute");
      return { transform, compute: own ?? derived(defaultComputeRule, byDefault.value, [byDefault]) };
    });
}

/** The profile that a name means; none for the one that the default engine was made from. */
function otherProfiles({ manifest, product, compute }: ComputePlatform): (name: string) => string | undefined {
  const names = computeNames({ manifest, product, defaultType: compute.type.value });
  const own = optional(product, "compute")?.value ?? "default";
  return (name) => {
    const profile = names?.profileOf(name);
    return profile === own ? undefined : profile;
  };
}

function defaultComputeOf({ manifest, compute }: ComputePlatform): Located<string> {
  const defaults = optional(manifest, "defaults");
  const named = defaults === undefined ? undefined : optional(defaults, "compute");
  return named ?? compute.type;
}

const defaultComputeRule = originRule("default-compute", "the platform's default compute");
