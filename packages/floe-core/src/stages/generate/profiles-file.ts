import type { TraceLine } from "../../origins/traced.ts";
import { coreOwner } from "../../outputs/core-owner.ts";
import type { GeneratedFile } from "../../outputs/generated-file.ts";
import { profilesOutput } from "../../outputs/own-outputs.ts";
import { renderYaml } from "../../outputs/render-yaml.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { child, isWithin, type Pointer, pointerOf, segments } from "../../text/pointer.ts";

const heading = "# Written by floe from manifest.yaml and floe.yaml. Change those, then run `floe compile`.\n";

/** profiles.yml: the contract's dbt profile under the product's name and, where that differs, under its dbt-safe form,
 *  which is what dbt projects are used to writing. */
export function profilesFile({ artifacts, identity }: CompiledProject): GeneratedFile {
  const { name, slug } = identity;
  const profile = artifacts.value.dbt_profiles?.[name.value];
  const names = name.value === slug.value ? [name.value] : [name.value, slug.value];
  const text = heading + renderYaml(Object.fromEntries(names.map((key) => [key, profile])));
  const trace = names.flatMap((key) => profileTrace(artifacts.trace, { from: name.value, to: key }));
  return { path: profilesOutput, text, owner: coreOwner, trace };
}

function profileTrace(
  trace: readonly TraceLine[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly TraceLine[] {
  const top: Pointer = child("/dbt_profiles", from);
  const inside = trace.filter(({ pointer }) => isWithin(pointer, top));
  return inside.map(({ pointer, origin }) => ({ pointer: pointerOf([to, ...segments(pointer).slice(2)]), origin }));
}
