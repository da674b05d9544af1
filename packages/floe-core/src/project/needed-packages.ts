import type { Located } from "../origins/located.ts";
import { callHook } from "../plugins/call.ts";
import type { LakeOfProduct, PythonRequirement } from "../plugins/contract.ts";
import { requirementResults } from "../plugins/requirement-results.ts";
import type { PluginKind } from "../schemas/kinds.ts";
import { lakeOfProduct } from "./lake-of-product.ts";
import type { ResolvedProject, SelectedPlugin } from "./resolved-project.ts";

/** A package of Python that the outputs of a product need, and who says so. */
export interface NeededPackage {
  readonly package: string;
  /** As npm writes ranges; `undefined` where nobody vouches for any. */
  readonly versions: string | undefined;
  readonly extras: readonly string[];
  readonly isOnIndex: boolean;
  /** The plugin that asks for it. */
  readonly kind: PluginKind;
  readonly type: string;
  /** The settings that it follows from. */
  readonly from: readonly Located<unknown>[];
}

/** dbt-core from 1.12 on needs a package that downloads a program while it is built. */
const dbtCore: PythonRequirement = { package: "dbt-core", versions: ">=1.11 <1.12" };

/** The packages of all engines and plugins of a product. `by-name` asks no hook, for projects of which options may be refused. */
export function neededPackages(
  { platform, engines }: Pick<ResolvedProject, "platform" | "engines">,
  asked: "all" | "by-name",
): readonly NeededPackage[] {
  const dbt = platform.plugins.get("dbt");
  // The Fusion engine is no package of Python, and brings its adapters along. What another runtime needs, its plugin says.
  const isCore = dbt === undefined || dbt.type.value === "core";
  const lake = lakeOfProduct(platform.plugins);
  const others = [...platform.plugins.values()].filter(({ kind }) => kind !== "compute");
  return [
    ...(isCore ? [neededBy({ kind: "dbt", type: "core", from: dbt === undefined ? [] : [dbt.type] }, dbtCore)] : []),
    ...(dbt?.type.value === "fusion" ? [] : engines.flatMap(({ selected }) => packagesOf(selected, asked, lake))),
    ...others.flatMap((selected) => packagesOf(selected, asked)),
  ];
}

function packagesOf(
  { kind, type, loaded, options }: SelectedPlugin,
  asked: "all" | "by-name",
  lake: LakeOfProduct = {},
): readonly NeededPackage[] {
  if (loaded === undefined) return [];
  const { plugin, dbtAdapter, python } = loaded;
  const needing = { kind, type: type.value, from: [type] };
  const adapter = dbtAdapter === undefined ? [] : [neededBy(needing, dbtAdapter)];
  // Nobody has said that it is on an index.
  const side: readonly PythonRequirement[] =
    python === undefined ? [] : [{ package: python.distribution, notOnIndex: true }];
  const unnamed = side.map((requirement) => neededBy(needing, requirement));
  if (asked === "by-name" || options === undefined || plugin.pythonRequirements === undefined)
    return [...adapter, ...unnamed];
  const named = callHook(loaded, "pythonRequirements", () =>
    requirementResults(plugin.pythonRequirements?.({ config: options, ...lake })),
  );
  const isNamed = named.some((requirement) => requirement.package === python?.distribution);
  return [...adapter, ...(isNamed ? [] : unnamed), ...named.map((requirement) => neededBy(needing, requirement))];
}

function neededBy(
  { kind, type, from }: Pick<NeededPackage, "kind" | "type" | "from">,
  requirement: PythonRequirement,
): NeededPackage {
  const { package: name, versions, extras = [], notOnIndex, from: more = [] } = requirement;
  return { package: name, versions, extras, isOnIndex: notOnIndex !== true, kind, type, from: [...from, ...more] };
}

/** The packages, each once: what several ask of one holds together. In the order of their names. */
export function joinedPackages(packages: readonly NeededPackage[]): readonly JoinedPackage[] {
  const names = [...new Set(packages.map((each) => each.package))].sort();
  return names.map((name) => {
    const same = packages.filter((each) => each.package === name);
    return {
      package: name,
      ranges: [...new Set(same.flatMap(({ versions }) => versions ?? []))],
      extras: [...new Set(same.flatMap(({ extras }) => extras))].sort(),
      isOnIndex: same.every(({ isOnIndex }) => isOnIndex),
      from: same.flatMap(({ from }) => from),
    };
  });
}

/** A package with all that is asked of it. */
export interface JoinedPackage extends Pick<NeededPackage, "package" | "extras" | "isOnIndex" | "from"> {
  readonly ranges: readonly string[];
}
