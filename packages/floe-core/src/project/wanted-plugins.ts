import { at, derived, isRefused, isThere, type Located, marksOf, optional, refined } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import { kindTable, type PluginKind, type ProfileCategory, type ProfileKind } from "../schemas/kinds.ts";
import type { Manifest } from "../schemas/manifest/manifest.ts";
import type { PluginSelection } from "../schemas/manifest/plugins.ts";
import type { QualitySelection } from "../schemas/manifest/quality.ts";
import type { Product } from "../schemas/product/product.ts";
import { type Profile, profileOptions, profilesOf } from "./profiles.ts";
import type { SelectedPlugin } from "./resolved-project.ts";

/** A plugin that the platform wants, before it is looked for. Its options may have been refused already. */
export type WantedPlugin = Omit<SelectedPlugin, "loaded">;

/** What the manifest selects for each kind: under `plugins`, or the profile that the product names. What was refused, or
 *  is named and not there, is not wanted. */
export function wantedPlugins(
  manifest: Located<Manifest>,
  product: Located<Product> | undefined,
): ReadonlyMap<PluginKind, WantedPlugin> {
  const wanted = new Map<PluginKind, WantedPlugin>();
  for (const row of kindTable) {
    const found =
      "profiles" in row
        ? wantedProfile(row.kind, row.profiles, { manifest, product })
        : wantedPlugin(row.kind, manifest);
    if (found !== undefined) wanted.set(row.kind, found);
  }
  return wanted;
}

function wantedPlugin(kind: Exclude<PluginKind, ProfileKind>, manifest: Located<Manifest>): WantedPlugin | undefined {
  const plugins = optional(manifest, "plugins");
  if (plugins === undefined) return undefined;
  if (kind === "quality") return fromQuality(optional(plugins, "quality"));
  const selection = optional(plugins, kind);
  return selection && fromSelection(kind, selection);
}

function wantedProfile(
  kind: ProfileKind,
  category: ProfileCategory,
  platform: { readonly manifest: Located<Manifest>; readonly product: Located<Product> | undefined },
): WantedPlugin | undefined {
  const { manifest, product } = platform;
  const plugins = optional(manifest, "plugins");
  const selection = plugins && optional(plugins, kind);
  const name = (product && optional(product, kind))?.value ?? "default";
  const named = profilesOf(manifest, category).get(name);
  const profile = named !== undefined && isThere(named) ? named : undefined;
  if (name === "default" && selection !== undefined) {
    return profile === undefined ? fromSelection(kind, selection) : fromBoth(kind, selection, profile);
  }
  return profile && fromProfile(kind, profile);
}

function fromSelection(kind: PluginKind, selection: Located<PluginSelection>): WantedPlugin | undefined {
  const type = optional(selection, "type");
  if (type === undefined) return undefined;
  return {
    kind,
    type,
    packageName: optional(selection, "package"),
    version: optional(selection, "version"),
    options: optionsAt(selection, "config"),
    absentOptions: at(selection, "config"),
    connectionSecret: optional(selection, "connection_secret_ref"),
  };
}

/** The short and the long form of one choice: whichever has options gives them. */
function fromBoth(kind: ProfileKind, selection: Located<PluginSelection>, profile: Profile): WantedPlugin | undefined {
  const selected = fromSelection(kind, selection);
  const long = fromProfile(kind, profile);
  if (selected === undefined || long === undefined) return selected ?? long;
  const types = [selected.type, long.type];
  const type = derived(sameTypeRule, selected.type.value, types);
  const packages = [selected.packageName, long.packageName].filter((each) => each !== undefined);
  const packageName = packages[0] && derived(samePackageRule, packages[0].value, packages);
  return { ...selected, type, packageName, options: selected.options ?? long.options };
}

/** A profile as the plugin that it selects. */
export function fromProfile(kind: ProfileKind, profile: Profile): WantedPlugin | undefined {
  const type = optional(profile, "type");
  if (type === undefined) return undefined;
  const packageName = optional(profile, "package");
  const options = profileOptions(kind, profile);
  return { kind, type, packageName, version: undefined, options, connectionSecret: undefined };
}

/** The quality section names its plugin as `provider`; what else it says, but for the package, are the options. */
function fromQuality(quality: Located<QualitySelection> | undefined): WantedPlugin | undefined {
  const type = quality && optional(quality, "provider");
  if (quality === undefined || type === undefined) return undefined;
  const { provider: _provider, package: _package, ...rest } = quality.value;
  const options = refined(quality, { value: rest, marks: marksOf(quality) });
  const packageName = optional(quality, "package");
  return { kind: "quality", type, packageName, version: undefined, options, connectionSecret: undefined };
}

function optionsAt(selection: Located<PluginSelection>, key: "config"): WantedPlugin["options"] {
  const options = at(selection, key);
  return isThere(options) ? options : isRefused(options) ? asRefused(options) : undefined;
}

// Nobody reads the value of what was refused, so its type does not matter.
function asRefused(options: Located<unknown>): WantedPlugin["options"] {
  return options as WantedPlugin["options"];
}

const samePackageRule = originRule("same-package", "`plugins` and the `default` profile name the same package");
const sameTypeRule = originRule("same-type", "`plugins` and the `default` profile name the same type");
