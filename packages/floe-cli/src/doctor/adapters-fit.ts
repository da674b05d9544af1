import { display, isInRange } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { aboutPython } from "./python-environment.ts";

/** dbt has the adapters of the product's engines, in versions that their plugins know. */
export const adaptersFit: Check = {
  name: "adapter",
  title: "dbt adapter",
  run: (examined) => {
    const { engines } = examined.compiled;
    if (engines.length === 0) return [{ state: "skipped", says: "no compute engine is known" }];
    // The Fusion engine brings its adapters along.
    if (examined.dbt.engine === "fusion") return [{ state: "skipped", says: "the Fusion engine has its own" }];
    const types = new Map(engines.map((engine) => [engine.adapter?.package ?? engine.type, engine]));
    return [...types.values()].map((engine) => lineOf(engine, examined));
  },
};

function lineOf({ type, adapter }: Examined["compiled"]["engines"][number], { python }: Examined): CheckLine {
  if (adapter === undefined)
    return { state: "skipped", says: `the plugin of \`${display(type)}\` does not say which adapter of dbt it needs` };
  const about = aboutPython(python);
  if (about === undefined) return { state: "skipped", says: "there is no Python to ask" };
  const installed = about.packages[adapter.package];
  const wanted = `${adapter.package} ${adapter.versions}`;
  const requirement = `${adapter.package}${adapter.versions.replace(/ +/gu, ",")}`;
  const cure = `Install it beside dbt: \`${display(python?.path ?? "python3")} -m pip install '${requirement}'\`.`;
  if (installed === undefined) return { state: "failed", says: `${wanted} is not installed`, cure };
  const [release = installed] = /^\d+\.\d+\.\d+/u.exec(installed) ?? [];
  if (isInRange(release, adapter.versions) === true)
    return { state: "ok", says: `${adapter.package} ${display(installed)}` };
  const says = `${adapter.package} ${display(installed)} is installed; the plugin of \`${display(type)}\` was tried with ${adapter.versions}`;
  return { state: "warning", says, cure };
}
