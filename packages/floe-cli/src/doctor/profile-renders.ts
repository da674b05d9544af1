import { hasErrors, joinPath } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { placeholders } from "./placeholders.ts";
import { saidBy } from "./said-by.ts";

/** dbt takes profiles.yml and the project: it parses them, without a connection and without a secret. */
export const profileRenders: Check = {
  name: "profile",
  title: "dbt parses",
  run: async (examined) => {
    const { session, compiled, dbt, programs, machine, seconds, shown } = examined;
    const program = programs.dbt(dbt.program)?.path;
    if (hasErrors(compiled.diagnostics)) return [{ state: "skipped", says: "floe.yaml or its manifest has errors" }];
    if (!session.host.exists(joinPath(dbt.project, "dbt_project.yml")))
      return [{ state: "skipped", says: "the product has no dbt_project.yml" }];
    if (program === undefined) return [{ state: "skipped", says: "there is no dbt" }];
    if (!session.host.exists(joinPath(compiled.outputRoot, "profiles.yml")))
      return [{ state: "skipped", says: "there is no profiles.yml yet", cure: `Run \`floe compile ${shown}\`.` }];
    const scratch = machine.makeScratch();
    try {
      const places = ["--project-dir", dbt.project, "--profiles-dir", compiled.outputRoot];
      const leavings = ["--target-path", scratch.path, "--log-path", scratch.path];
      const run = await machine.run({
        path: program,
        parameters: ["--no-use-colors", "parse", ...places, ...leavings, ...dbt.parameters],
        folder: dbt.project,
        variables: placeholders(examined),
        seconds,
      });
      return [lineOf(run, examined)];
    } finally {
      scratch.remove();
    }
  },
};

function lineOf(run: Awaited<ReturnType<Examined["machine"]["run"]>>, { seconds, shown }: Examined): CheckLine {
  const cure = `Run \`dbt parse --profiles-dir .\` in the folder of ${shown}, and mend what it reports.`;
  if (run.kind === "ended" && run.code === 0) return { state: "ok", says: "the project and its profile" };
  if (run.kind === "out-of-time")
    return { state: "failed", says: `not done within ${seconds} seconds`, cure: "Give it more with `--timeout`." };
  if (run.kind === "not-started") return { state: "failed", says: `dbt cannot be run (${run.errno})`, cure };
  return { state: "failed", says: "dbt refuses the project or its profile", cure, details: saidBy(run) };
}
