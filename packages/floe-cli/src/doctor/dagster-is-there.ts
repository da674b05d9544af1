import type { Check } from "./check.ts";
import { isDagster } from "./is-dagster.ts";
import { packageLine } from "./package-line.ts";
import { aboutPython } from "./python-environment.ts";

/** Dagster and the library that reads floe's contract are installed, in versions that the plugin knows. */
export const dagsterIsThere: Check = {
  name: "dagster",
  title: "Dagster",
  run: ({ compiled, python }) => {
    if (!compiled.plugins.some(isDagster)) return [{ state: "skipped", says: "the manifest does not select Dagster" }];
    if (aboutPython(python) === undefined) return [{ state: "skipped", says: "there is no Python to ask" }];
    const needed = compiled.packages.filter(({ kind }) => kind === "orchestrator");
    if (needed.length === 0) return [{ state: "skipped", says: "the project has errors" }];
    return needed.map((each) => packageLine(each, python));
  },
};
