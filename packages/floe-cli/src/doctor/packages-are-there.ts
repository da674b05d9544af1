import type { Check } from "./check.ts";
import { isDagster } from "./is-dagster.ts";
import { packageLine } from "./package-line.ts";
import { aboutPython } from "./python-environment.ts";

/** The packages that other plugins ask for are installed. Those of the engines and of Dagster have checks of their own. */
export const packagesAreThere: Check = {
  name: "packages",
  title: "Python packages",
  run: ({ compiled, python }) => {
    const installed = aboutPython(python)?.packages;
    if (installed === undefined) return [{ state: "skipped", says: "there is no Python to ask" }];
    const isElsewhere = (kind: string): boolean =>
      kind === "compute" || (kind === "orchestrator" && compiled.plugins.some(isDagster));
    // That dbt is missing, the check of dbt says.
    const isMissingDbt = (name: string): boolean => name === "dbt-core" && installed[name] === undefined;
    const needed = compiled.packages.filter((each) => !isElsewhere(each.kind) && !isMissingDbt(each.package));
    if (needed.length === 0) return [{ state: "skipped", says: "no plugin asks for any" }];
    return needed.map((each) => packageLine(each, python));
  },
};
