import type { Check } from "./check.ts";
import { isDagster } from "./is-dagster.ts";
import { packageLine } from "./package-line.ts";
import { aboutPython } from "./python-environment.ts";

/** The packages that other plugins ask for are installed. Those of the engines and of Dagster have checks of their own. */
export const packagesAreThere: Check = {
  name: "packages",
  title: "Python packages",
  run: ({ compiled, python }) => {
    if (aboutPython(python) === undefined) return [{ state: "skipped", says: "there is no Python to ask" }];
    const isElsewhere = (kind: string): boolean =>
      kind === "compute" || (kind === "orchestrator" && compiled.plugins.some(isDagster));
    const needed = compiled.packages.filter(({ kind }) => !isElsewhere(kind));
    if (needed.length === 0) return [{ state: "skipped", says: "no plugin asks for any" }];
    return needed.map((each) => packageLine(each, python));
  },
};
