import type { TracedJson } from "../../origins/traced.ts";
import { tracedWithoutPlaintext } from "../../origins/withhold.ts";
import { callHook } from "../../plugins/call.ts";
import { tracedResult } from "../../plugins/hook-results.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { lakeOfProduct } from "../../project/lake-of-product.ts";
import type { ComputeEngine } from "../../project/resolved-project.ts";
import { type TargetLinks, targetLinks } from "../../project/target-links.ts";
import { targetOf } from "../../project/target-of.ts";

/** The dbt profile of the product: one output for the default compute, one more for each profile that a transform
 *  names. */
export function dbtProfile(project: EnforcedProject): { readonly target: TracedJson; readonly outputs: TracedJson } {
  const links = targetLinks(project);
  const outputs = project.engines.map((engine) => [engine.target, dbtTarget(project, engine, links)] as const);
  return {
    target: targetOf(project),
    outputs: Object.fromEntries(outputs),
  };
}

function dbtTarget(
  { identity, platform }: EnforcedProject,
  { target: name, selected }: ComputeEngine,
  links: TargetLinks,
) {
  const { loaded, options } = selected;
  if (loaded?.plugin.kind !== "compute" || options === undefined) return {};
  const { plugin } = loaded;
  const others = links.readableFrom(name).flatMap((engine) => engine.selected.options ?? []);
  const lake = lakeOfProduct(platform.plugins);
  const ofLake = [lake.tableCatalog, lake.objectStorage].flatMap((each) => each?.config ?? []);
  const target = callHook(loaded, "dbtTarget", () =>
    tracedResult(plugin.dbtTarget({ config: options, product: identity, others, ...lake }), options, ...ofLake),
  );
  return tracedWithoutPlaintext(target);
}
