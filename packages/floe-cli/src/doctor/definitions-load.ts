import { joinPath } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { isDagster } from "./is-dagster.ts";
import { placeholders } from "./placeholders.ts";
import { aboutPython } from "./python-environment.ts";
import { saidBy } from "./said-by.ts";

/** Dagster loads definitions.py. Only what floe wrote is loaded: the outputs have to be current. */
export const definitionsLoad: Check = {
  name: "definitions",
  title: "Dagster loads",
  run: async (examined) => {
    const { compiled, python, machine, seconds } = examined;
    const packages = aboutPython(python)?.packages;
    if (!compiled.plugins.some(isDagster)) return [{ state: "skipped", says: "the manifest does not select Dagster" }];
    if (!compiled.upToDate) return [{ state: "skipped", says: "the outputs are not current" }];
    if (python === undefined || packages?.["floe-dagster"] === undefined || packages["dagster"] === undefined)
      return [{ state: "skipped", says: "Dagster or floe-dagster is not installed" }];
    const run = await machine.run({
      path: python.path,
      parameters: ["-c", load, joinPath(compiled.outputRoot, "definitions.py")],
      // Python looks for modules in the folder that it runs in, and a project may hold anything.
      folder: "/",
      variables: placeholders(examined),
      seconds,
    });
    return [lineOf(run, examined)];
  },
};

const load = `
import runpy, sys
from dagster import Definitions
defs = runpy.run_path(sys.argv[1])["defs"]
Definitions.validate_loadable(defs)
`;

function lineOf(run: Awaited<ReturnType<Examined["machine"]["run"]>>, { seconds }: Examined): CheckLine {
  if (run.kind === "ended" && run.code === 0) return { state: "ok", says: "definitions.py" };
  if (run.kind === "out-of-time")
    return { state: "failed", says: `not done within ${seconds} seconds`, cure: "Give it more with `--timeout`." };
  if (run.kind === "not-started") return { state: "failed", says: `Python cannot be run (${run.errno})` };
  const cure = "Mend what it reports, then run `floe doctor` again.";
  return { state: "failed", says: "definitions.py does not load", cure, details: saidBy({ out: "", err: run.err }) };
}
