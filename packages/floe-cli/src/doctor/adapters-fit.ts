import { display } from "floe-core";
import type { Check } from "./check.ts";
import { packageLine } from "./package-line.ts";
import { aboutPython } from "./python-environment.ts";

/** dbt has the adapters of the product's engines, in versions that their plugins know. */
export const adaptersFit: Check = {
  name: "adapter",
  title: "dbt adapter",
  run: ({ compiled: { engines, packages }, dbt, python }) => {
    if (engines.length === 0) return [{ state: "skipped", says: "no compute engine is known" }];
    // The Fusion engine brings its adapters along.
    if (dbt.engine === "fusion") return [{ state: "skipped", says: "the Fusion engine has its own" }];
    const needed = packages.filter(({ kind }) => kind === "compute");
    const silent = new Set(engines.filter((type) => !needed.some((each) => each.type === type)));
    const named = new Map(needed.map((each) => [each.package, each]));
    return [
      ...[...named.values()].map((each) =>
        aboutPython(python) === undefined
          ? { state: "skipped" as const, says: "there is no Python to ask" }
          : packageLine(each, python),
      ),
      ...[...silent].map((type) => ({
        state: "skipped" as const,
        says: `the plugin of \`${display(type)}\` does not say which adapter of dbt it needs`,
      })),
    ];
  },
};
