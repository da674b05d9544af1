import { display } from "floe-core";
import type { Check, CheckLine } from "./check.ts";
import { isDagster } from "./is-dagster.ts";
import { aboutPython } from "./python-environment.ts";

/** Dagster and the library that reads floe's contract are installed, and the library is as old as the plugin. */
export const dagsterIsThere: Check = {
  name: "dagster",
  title: "Dagster",
  run: ({ compiled, python }) => {
    const plugin = compiled.plugins.find(isDagster);
    if (plugin === undefined) return [{ state: "skipped", says: "the manifest does not select Dagster" }];
    const packages = aboutPython(python)?.packages;
    if (packages === undefined) return [{ state: "skipped", says: "there is no Python to ask" }];
    return [
      ...["dagster", "dagster-dbt"].map((name) => lineOf(name, packages[name])),
      libraryLine(packages["floe-dagster"], plugin.version),
    ];
  },
};

function lineOf(name: string, installed: string | undefined): CheckLine {
  if (installed !== undefined) return { state: "ok", says: `${name} ${display(installed)}` };
  const cure = `Install it beside dbt; floe-dagster, which needs it, brings a version that fits.`;
  return { state: "failed", says: `${name} is not installed`, cure };
}

function libraryLine(installed: string | undefined, plugin: string): CheckLine {
  // It is on no package index: whoever registered its name there would have it run.
  const cure =
    "Install it from the folder `plugins/floe-orchestrator-dagster/python` of floe's repository, by its path and from no package index.";
  if (installed === undefined) return { state: "failed", says: "floe-dagster is not installed", cure };
  const [own, ours] = [installed, plugin].map((version) => version.split(".").slice(0, 2).join("."));
  if (own === ours) return { state: "ok", says: `floe-dagster ${display(installed)}` };
  return {
    state: "warning",
    says: `floe-dagster ${display(installed)} is installed, and the plugin is ${display(plugin)}`,
    cure,
  };
}
