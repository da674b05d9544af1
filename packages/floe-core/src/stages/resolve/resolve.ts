import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ok } from "../../diagnostics/outcome.ts";
import { directoryOf } from "../../host/paths.ts";
import { at, derived, type Located } from "../../origins/located.ts";
import type { ProductIdentity } from "../../plugins/contract.ts";
import { discoverPlugins, type PluginCandidate } from "../../plugins/discover.ts";
import type { LoadedFile, LoadedProject } from "../../project/loaded-project.ts";
import type { ResolvedPlatform, ResolvedProject, SelectedPlugin } from "../../project/resolved-project.ts";
import { checkPlatform } from "../../rules/platform/check-platform.ts";
import type { PluginKind } from "../../schemas/kinds.ts";
import type { Product } from "../../schemas/product/product.ts";
import { slugOf } from "../../text/slug.ts";
import type { YamlNode } from "../../yaml/node.ts";
import type { Stage, StageContext } from "../stage.ts";
import { loadSelected } from "./load-selected.ts";
import { resolveCompute } from "./resolve-compute.ts";
import { wantedPlugins } from "./wanted-plugins.ts";

/** What resolve gives: the platform as soon as the manifest can be read, the project when both files can. */
export interface Resolution {
  readonly platform: ResolvedPlatform | undefined;
  readonly project: ResolvedProject | undefined;
  /** Both files as far as they are YAML, for what is looked for whatever their schemas say. */
  readonly roots: { readonly manifest: YamlNode | undefined; readonly product: YamlNode | undefined };
}

/** Finds what the files name: plugins, profiles, compute engines; and has each plugin check its options. */
export const resolve: Stage<LoadedProject, Resolution> = {
  name: "resolve",
  title: "Find plugins and profiles",
  input: "any",
  run: async ({ product, manifest }, context) => {
    const diagnostics: Diagnostic[] = [];
    const roots = { manifest: manifest?.document.root, product: product?.document.root };
    if (manifest?.value === undefined) return ok({ platform: undefined, project: undefined, roots });
    const found = discoverPlugins(context.host, directoryOf(product?.path ?? manifest.path), context.plugins.bundled);
    diagnostics.push(...found.diagnostics, ...checkPlatform(manifest.value, manifest.document.root));
    const wanted = wantedPlugins(manifest.value, product?.value, diagnostics);
    const plugins = new Map<PluginKind, SelectedPlugin>();
    for (const [kind, selection] of wanted) {
      const selected = await loadSelected(selection, found.candidates, context, diagnostics);
      if (selected !== undefined) plugins.set(kind, selected);
    }
    const platform: ResolvedPlatform = { manifest: manifest.value, file: manifest, plugins };
    const project = await resolveProject(product, platform, found.candidates, context, diagnostics);
    return ok({ platform, project, roots }, diagnostics);
  },
  attributes: ({ platform, project }) => ({
    "compile.compute_plugin": platform?.plugins.get("compute")?.type.value ?? "",
    "compile.orchestrator_plugin": platform?.plugins.get("orchestrator")?.type.value ?? "",
    "compile.model_count": project?.transforms.length ?? 0,
  }),
};

async function resolveProject(
  file: LoadedFile<Product> | undefined,
  platform: ResolvedPlatform,
  candidates: readonly PluginCandidate[],
  context: StageContext,
  diagnostics: Diagnostic[],
): Promise<ResolvedProject | undefined> {
  const product = file?.value;
  const compute = platform.plugins.get("compute");
  if (file === undefined || product === undefined || compute === undefined) return undefined;
  const resolved = await resolveCompute(product, { ...platform, compute }, candidates, context, diagnostics);
  return { product, file, identity: identityOf(product), platform, ...resolved };
}

function identityOf(product: Located<Product>): ProductIdentity {
  const name = at(at(product, "metadata"), "name");
  return { name, slug: derived("the dbt-safe form of the product's name", slugOf(name.value), [name]) };
}
