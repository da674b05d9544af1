import { schemaKeys } from "../../checking/schema-shape.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, derived, keySpan, type Located, nodeOf, optional, placeOf, refined } from "../../origins/located.ts";
import { type Profile, type ProfileCategory, profilesOf } from "../../project/profiles.ts";
import type { Options, SelectedPlugin } from "../../project/resolved-project.ts";
import { resolveDiagnostics } from "../../rules/platform/problems.ts";
import { type PluginKind, pluginKinds } from "../../schemas/kinds.ts";
import type { Manifest } from "../../schemas/manifest/manifest.ts";
import { PluginSelection } from "../../schemas/manifest/plugins.ts";
import type { Product } from "../../schemas/product/product.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { isTable } from "../../text/is-table.ts";
import { meansToHave, memberNode } from "../../yaml/read-node.ts";

/** A plugin that the platform wants, before it is looked for. */
export type WantedPlugin = Omit<SelectedPlugin, "loaded"> & {
  /** Whether there are options that could not be read, which was reported before. */
  readonly optionsMisread?: boolean;
};

/** The categories that have profiles: how each is called in the manifest, and by which key floe.yaml names one. */
const categories = [
  { kind: "compute", profiles: "compute" },
  { kind: "catalog", profiles: "catalogs" },
  { kind: "storage", profiles: "storage" },
] as const;

type PlainKind = Exclude<PluginKind, "compute" | "catalog" | "storage" | "quality">;

/** The categories without profiles. `quality` is no plugin yet: its section goes into the contract as it is. */
const plain = pluginKinds.filter(
  (kind): kind is PlainKind => kind !== "quality" && !categories.some((category) => category.kind === kind),
);

/** What the manifest selects for each kind: under `plugins`, or the profile that the product names. */
export function wantedPlugins(
  manifest: Located<Manifest>,
  product: Located<Product> | undefined,
  diagnostics: Diagnostic[],
): ReadonlyMap<PluginKind, WantedPlugin> {
  const wanted = new Map<PluginKind, WantedPlugin>();
  const plugins = at(manifest, "plugins");
  for (const category of categories) {
    const selection = optional(plugins, category.kind);
    const found = wantedProfile(manifest, product, { ...category, selection }, diagnostics);
    if (found !== undefined) wanted.set(category.kind, found);
  }
  for (const kind of plain) {
    const selection = optional(plugins, kind);
    if (selection !== undefined) wanted.set(kind, fromSelection(kind, selection));
  }
  for (const kind of ["compute", "orchestrator"] as const) {
    if (!wanted.has(kind) && !isReported(kind, manifest, product))
      diagnostics.push(resolveDiagnostics["no-plugin-selected"]({ kind }, keySpan(manifest, "plugins")));
  }
  return wanted;
}

// What is there but wrong, or stands under a misspelt key, was reported before; its absence is only an echo.
function isReported(
  kind: "compute" | "orchestrator",
  manifest: Located<Manifest>,
  product: Located<Product> | undefined,
): boolean {
  const plugins = nodeOf(at(manifest, "plugins"));
  if (plugins?.kind !== "map" || meansToHave(plugins, kind, pluginKinds)) return true;
  if (kind === "orchestrator") return false;
  const profiles = memberNode(nodeOf(manifest), "profiles");
  const compute = memberNode(profiles, "compute");
  const isWrong = [profiles, compute].some((node) => node !== undefined && node.kind !== "map");
  return isWrong || memberNode(compute, "default") !== undefined || product?.value.compute !== undefined;
}

interface Category {
  readonly kind: "compute" | "catalog" | "storage";
  readonly profiles: ProfileCategory;
  readonly selection: Located<PluginSelection> | undefined;
}

function wantedProfile(
  manifest: Located<Manifest>,
  product: Located<Product> | undefined,
  category: Category,
  diagnostics: Diagnostic[],
): WantedPlugin | undefined {
  const { kind, selection } = category;
  const profiles = profilesOf(manifest, category.profiles);
  const named = product === undefined ? undefined : optional(product, kind);
  const name = named?.value ?? "default";
  const profile = profiles.get(name);
  if (name === "default" && selection !== undefined) {
    if (profile === undefined) return fromSelection(kind, selection);
    diagnostics.push(...checkAgreement(category, selection, profile));
    return fromBoth(kind, selection, profile);
  }
  if (profile !== undefined) return fromProfile(kind, profile);
  if (named !== undefined) {
    const available = [...new Set([...profiles.keys(), ...(selection === undefined ? [] : ["default"])])];
    const parameters = { name, category: category.profiles, available, suggestion: didYouMean(name, available) };
    diagnostics.push(resolveDiagnostics["unknown-profile"](parameters, placeOf(named)));
  }
  return undefined;
}

function checkAgreement(
  category: Category,
  selection: Located<PluginSelection>,
  profile: Profile,
): readonly Diagnostic[] {
  const plugin = at(selection, "type");
  const type = at(profile, "type");
  const notes = [plugin, type].flatMap((place) => {
    const span = placeOf(place);
    return span === undefined
      ? []
      : [{ message: place === plugin ? "The plugin is selected here." : "The profile's type is here.", span }];
  });
  if (plugin.value !== type.value) {
    const parameters = { category: category.kind, plugin: plugin.value, profile: type.value };
    return [resolveDiagnostics["profiles-disagree"](parameters, placeOf(plugin), { notes: notes.slice(1) })];
  }
  const both = optional(selection, "config") !== undefined && hasOptions(category.kind, profile);
  if (!both) return [];
  const extras = { notes: notes.slice(1) };
  return [resolveDiagnostics["profile-twice"]({ category: category.kind }, keySpan(selection, "config"), extras)];
}

function fromSelection(kind: PluginKind, selection: Located<PluginSelection>): WantedPlugin {
  const options = optional(selection, "config");
  const known = schemaKeys(PluginSelection);
  return {
    kind,
    type: at(selection, "type"),
    version: optional(selection, "version"),
    options,
    optionsMisread: options === undefined && meansToHave(nodeOf(selection), "config", known),
    connectionSecret: optional(selection, "connection_secret_ref"),
  };
}

/** The short and the long form of one choice: whichever has options gives them. */
function fromBoth(kind: PluginKind, selection: Located<PluginSelection>, profile: Profile): WantedPlugin {
  const selected = fromSelection(kind, selection);
  const types = [selected.type, at(profile, "type")];
  const type = derived("`plugins` and the `default` profile name the same type", selected.type.value, types);
  return { ...selected, type, options: selected.options ?? fromProfile(kind, profile).options };
}

// Profiles of catalogs and storages consist of options; one of a compute engine may be no more than its type.
function hasOptions(kind: PluginKind, profile: Profile): boolean {
  return kind !== "compute" || keySpan(profile, "properties") !== undefined;
}

/** A compute profile keeps its options under `properties`; the others are options but for their type. */
export function fromProfile(kind: PluginKind, profile: Profile): WantedPlugin {
  const { type: _type, ...rest } = profile.value;
  const options: Options = kind === "compute" ? propertiesOf(profile) : refined(profile, rest);
  return { kind, type: at(profile, "type"), version: undefined, options, connectionSecret: undefined };
}

function propertiesOf(profile: Profile): Options {
  const properties = at(profile, "properties");
  return refined(properties, isTable(properties.value) ? properties.value : {});
}
