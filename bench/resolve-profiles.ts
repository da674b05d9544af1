import { bundledPlugins } from "../packages/floe-cli/src/bundled-plugins.ts";
import { type StageContext, unlimitedRuntime } from "../packages/floe-core/src/index.ts";
import { load } from "../packages/floe-core/src/stages/load/load.ts";
import { resolve } from "../packages/floe-core/src/stages/resolve/resolve.ts";
import { memoryHost } from "../packages/floe-core/src/testing/index.ts";
import { profilesFiles } from "./profiles-project.ts";

/** How many milliseconds the stage takes that finds the profiles of a product, on a platform with so many: the median of some
 *  rounds. */
export async function resolveMilliseconds(count: number, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const host = memoryHost(profilesFiles(count));
    const runtime = unlimitedRuntime(async (path) => {
      throw new Error(`${path} cannot be imported from memory`);
    });
    const context: StageContext = { host, plugins: { bundled: bundledPlugins, runtime } };
    const { value } = await load.run({ kind: "product", productPath: "/project/shop/floe.yaml" }, context);
    if (value === undefined) throw new Error("the project of the bench cannot be read");
    const start = performance.now();
    const resolved = await resolve.run(value, context);
    times.push(performance.now() - start);
    if (resolved.value?.project?.engines.length !== 2) throw new Error("the product of the bench runs on two engines");
  }
  return times.toSorted((left, right) => left - right)[Math.floor(rounds / 2)] ?? Number.NaN;
}
