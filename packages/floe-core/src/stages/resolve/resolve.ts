import { runRules } from "../../checking/run-rules.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Outcome, ok } from "../../diagnostics/outcome.ts";
import { at, derived, isRefused, isThere, type Located } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { callHook } from "../../plugins/call.ts";
import type { DefaultSchedule, ProductIdentity } from "../../plugins/contract.ts";
import { type Discovery, discoverPlugins } from "../../plugins/discover.ts";
import { scheduleResult } from "../../plugins/hook-results.ts";
import { computeNames } from "../../project/compute-names.ts";
import { lakeOfProduct } from "../../project/lake-of-product.ts";
import type { LoadedProject } from "../../project/loaded-project.ts";
import type { ProjectFiles } from "../../project/project-file.ts";
import type { ResolvedPlatform, ResolvedProject, SelectedPlugin } from "../../project/resolved-project.ts";
import { targetOf } from "../../project/target-of.ts";
import { type WantedPlugin, wantedPlugins } from "../../project/wanted-plugins.ts";
import { platformRules } from "../../rules/platform/index.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { Product } from "../../schemas/product/product.ts";
import { slugOf } from "../../text/slug.ts";
import type { Stage, StageContext } from "../stage.ts";
import { loadSelected, type PluginOffer } from "./load-selected.ts";
import { observabilityBackends } from "./observability-backends.ts";
import { resolveCompute } from "./resolve-compute.ts";

/** What resolve gives: the platform as soon as the manifest can be read, the project when both files can. */
export interface Resolution {
  readonly inputs: ProjectFiles;
  readonly platform: ResolvedPlatform | undefined;
  readonly project: ResolvedProject | undefined;
}

/** Finds what the files name: plugins, profiles, compute engines; and has each plugin check its options. */
export const resolve: Stage<LoadedProject, Resolution> = {
  name: "resolve",
  title: "Find plugins and profiles",
  run: async (loaded, context) => {
    const { inputs } = loaded;
    if (inputs.manifest === undefined) return ok({ inputs, platform: undefined, project: undefined });
    const manifest = inputs.manifest.value;
    const product = inputs.product?.value;
    const found = discoverPlugins(context.host, loaded.paths, context.plugins.bundled);
    const wanted = wantedPlugins(manifest, product);
    const identity = product && identityOf(product, loaded.environment);
    const selected = await loadAll(wanted, { discovery: found, product: identity }, context);
    const plugins = selected.value ?? new Map();
    const platform: ResolvedPlatform = {
      manifest,
      plugins,
      defaultSchedule: defaultScheduleOf(plugins),
      backends: observabilityBackends(plugins),
    };
    const compute = plugins.get("compute");
    const names = product && compute && computeNames({ manifest, product, defaultType: compute.type.value });
    const engine = compute?.loaded && {
      type: compute.type.value,
      identifierFolding: compute.loaded.identifierFolding,
    };
    const asked = {
      manifest,
      product,
      environment: loaded.environment,
      wanted,
      candidates: found.candidates,
      backends: platform.backends,
      computeNames: names,
      engine,
      dbt: loaded.dbt,
    };
    const rules = runRules(platformRules, asked);
    const project = await resolveProject(loaded, platform, found, context);
    return ok({ inputs, platform, project: project.value }, [
      ...found.diagnostics,
      ...selected.diagnostics,
      ...rules.findings,
      ...project.diagnostics,
    ]);
  },
  attributes: ({ platform, project }) => ({
    "compile.compute_plugin": platform?.plugins.get("compute")?.type.value ?? "",
    "compile.orchestrator_plugin": platform?.plugins.get("orchestrator")?.type.value ?? "",
    "compile.model_count": project?.transforms.length ?? 0,
  }),
};

async function loadAll(
  wanted: ReadonlyMap<PluginKind, WantedPlugin>,
  offer: PluginOffer,
  context: StageContext,
): Promise<Outcome<ReadonlyMap<PluginKind, SelectedPlugin>>> {
  const plugins = new Map<PluginKind, SelectedPlugin>();
  const diagnostics: Diagnostic[] = [];
  // An engine may look at the catalog and at the storage.
  const last = [...wanted].sort(([left], [right]) => Number(left === "compute") - Number(right === "compute"));
  for (const [kind, selection] of last) {
    const lake = kind === "compute" ? { lake: lakeOfProduct(plugins, new Set(wanted.keys())) } : {};
    const selected = await loadSelected(selection, { ...offer, ...lake }, context);
    diagnostics.push(...selected.diagnostics);
    if (selected.value !== undefined) plugins.set(kind, selected.value);
  }
  const inOrder = [...wanted.keys()].flatMap((kind) => {
    const selected = plugins.get(kind);
    return selected === undefined ? [] : [[kind, selected] as const];
  });
  return ok(new Map(inOrder), diagnostics);
}

/** What the orchestrator gives products without a schedule of their own. */
function defaultScheduleOf(plugins: ReadonlyMap<PluginKind, SelectedPlugin>): Located<DefaultSchedule> | undefined {
  const { loaded, options } = plugins.get("orchestrator") ?? {};
  if (loaded?.plugin.kind !== "orchestrator" || options === undefined || isRefused(options)) return undefined;
  const { plugin } = loaded;
  return callHook(loaded, "defaultSchedule", () => scheduleResult(plugin.defaultSchedule?.({ config: options })));
}

async function resolveProject(
  { inputs, environment, directory, readings, dbt: dbtProject }: LoadedProject,
  platform: ResolvedPlatform,
  discovery: Discovery,
  context: StageContext,
): Promise<Outcome<ResolvedProject | undefined>> {
  const product = inputs.product?.value;
  const { manifest, plugins } = platform;
  const compute = plugins.get("compute");
  const identity = product && identityOf(product, environment);
  if (product === undefined || identity === undefined || compute === undefined) return ok(undefined);
  const offer = { discovery, product: identity, lake: lakeOfProduct(plugins) };
  const resolved = await resolveCompute({ environment, manifest, product, compute }, offer, context);
  if (resolved.value === undefined) return ok(undefined, resolved.diagnostics);
  return ok(
    { inputs, environment, directory, readings, dbtProject, product, identity, platform, ...resolved.value },
    resolved.diagnostics,
  );
}

function identityOf(product: Located<Product>, environment: string | undefined): ProductIdentity | undefined {
  const name = at(at(product, "metadata"), "name");
  if (!isThere(name)) return undefined;
  const target = targetOf({ product, environment });
  return { name, slug: derived(slugRule, slugOf(name.value), [name]), environment: target };
}

const slugRule = originRule("slug", "the dbt-safe form of the product's name");
