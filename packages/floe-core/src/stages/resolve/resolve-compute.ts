import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, derived, items, type Located, optional, placeOf } from "../../origins/located.ts";
import type { PluginCandidate } from "../../plugins/discover.ts";
import { profilesOf } from "../../project/profiles.ts";
import type {
  ComputeEngine,
  ResolvedPlatform,
  ResolvedTransform,
  SelectedPlugin,
} from "../../project/resolved-project.ts";
import { resolveDiagnostics } from "../../rules/platform/problems.ts";
import type { Product } from "../../schemas/product/product.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import type { StageContext } from "../stage.ts";
import { loadSelected } from "./load-selected.ts";
import { fromProfile } from "./wanted-plugins.ts";

/** Which engine each transform runs on, and the engines that takes. */
export interface ResolvedCompute {
  readonly engines: readonly ComputeEngine[];
  readonly transforms: readonly ResolvedTransform[];
  readonly defaultCompute: Located<string>;
}

/** Resolves `compute` of each transform: a profile first, then a type that exactly one profile has. */
export async function resolveCompute(
  product: Located<Product>,
  platform: ResolvedPlatform & { readonly compute: SelectedPlugin },
  candidates: readonly PluginCandidate[],
  context: StageContext,
  diagnostics: Diagnostic[],
): Promise<ResolvedCompute> {
  const profiles = profilesOf(platform.manifest, "compute");
  const own = product.value.compute ?? "default";
  const named = (name: string): string | undefined => {
    if (profiles.has(name)) return name;
    if (name === platform.compute.type.value) return own;
    const ofType = [...profiles].filter(([, profile]) => profile.value.type === name);
    return ofType.length === 1 ? ofType[0]?.[0] : undefined;
  };
  const check = (compute: Located<string>): void => {
    if (named(compute.value) !== undefined) return;
    const available = [...new Set([platform.compute.type.value, ...profiles.keys()])];
    const parameters = { name: compute.value, available, suggestion: didYouMean(compute.value, available) };
    diagnostics.push(resolveDiagnostics["unknown-compute"](parameters, placeOf(compute)));
  };
  const defaultCompute = defaultComputeOf(platform);
  check(defaultCompute);
  const transforms = items(at(product, "transforms")).map((transform) => {
    const compute = optional(transform, "compute");
    if (compute !== undefined) check(compute);
    return {
      transform,
      compute: compute ?? derived("the platform's default compute", defaultCompute.value, [defaultCompute]),
    };
  });
  const engines: ComputeEngine[] = [{ target: "dev", selected: platform.compute }];
  const used = new Set([defaultCompute, ...transforms.map(({ compute }) => compute)].map(({ value }) => named(value)));
  for (const [name, profile] of profiles) {
    if (name === own || !used.has(name)) continue;
    const selected = await loadSelected(fromProfile("compute", profile), candidates, context, diagnostics);
    if (selected !== undefined) engines.push({ target: name, selected });
  }
  return { engines, transforms, defaultCompute };
}

function defaultComputeOf({
  manifest,
  compute,
}: ResolvedPlatform & { readonly compute: SelectedPlugin }): Located<string> {
  const defaults = optional(manifest, "defaults");
  const named = defaults === undefined ? undefined : optional(defaults, "compute");
  return named ?? compute.type;
}
