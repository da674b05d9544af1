import { hasErrors, isTable, joinPath } from "floe-core";
import type { Check, CheckLine, Examined } from "./check.ts";
import { placeholders } from "./placeholders.ts";
import { saidBy } from "./said-by.ts";

/** dbt takes each target of profiles.yml and the project: it parses them, without a connection and without a secret. */
export const profileRenders: Check = {
  name: "profile",
  title: "dbt parses",
  run: async (examined) => {
    const { session, compiled, dbt, programs, shown } = examined;
    const program = programs.dbt(dbt.program)?.path;
    if (hasErrors(compiled.diagnostics)) return [{ state: "skipped", says: "floe.yaml or its manifest has errors" }];
    if (!session.host.exists(joinPath(dbt.project, "dbt_project.yml")))
      return [{ state: "skipped", says: "the product has no dbt_project.yml" }];
    if (program === undefined) return [{ state: "skipped", says: "there is no dbt" }];
    if (!session.host.exists(joinPath(compiled.outputRoot, "profiles.yml")))
      return [{ state: "skipped", says: "there is no profiles.yml yet", cure: `Run \`floe compile ${shown}\`.` }];
    const lines: CheckLine[] = [];
    for (const target of [undefined, ...furtherTargets(examined)])
      lines.push(lineOf(await parsed(examined, program, target), examined, target));
    return lines;
  },
};

/** The targets of the engines that transforms name; the default one, which comes first, dbt takes by itself. */
function furtherTargets({ compiled: { artifacts } }: Examined): readonly string[] {
  const [profile] = Object.values(artifacts?.dbt_profiles ?? {}).filter(isTable);
  return isTable(profile?.["outputs"]) ? Object.keys(profile["outputs"]).slice(1) : [];
}

async function parsed(examined: Examined, program: string, target: string | undefined) {
  const { compiled, dbt, machine, seconds } = examined;
  const scratch = machine.makeScratch();
  try {
    const places = ["--project-dir", dbt.project, "--profiles-dir", compiled.outputRoot];
    const leavings = ["--target-path", scratch.path, "--log-path", scratch.path];
    // Of an option that is given twice dbt takes the last.
    const chosen = target === undefined ? [] : ["--target", target];
    return await machine.run({
      path: program,
      parameters: ["--no-use-colors", "parse", ...places, ...leavings, ...dbt.parameters, ...chosen],
      folder: dbt.project,
      variables: placeholders(examined),
      seconds,
    });
  } finally {
    scratch.remove();
  }
}

function lineOf(
  run: Awaited<ReturnType<Examined["machine"]["run"]>>,
  { seconds, shown }: Examined,
  target: string | undefined,
): CheckLine {
  const chosen = target === undefined ? "" : ` --target ${target}`;
  const cure = `Run \`dbt parse --profiles-dir .${chosen}\` in the folder of ${shown}, and mend what it reports.`;
  const what = target === undefined ? "the project and its profile" : `the project with the target \`${target}\``;
  if (run.kind === "ended" && run.code === 0) return { state: "ok", says: what };
  if (run.kind === "out-of-time")
    return { state: "failed", says: `not done within ${seconds} seconds`, cure: "Give it more with `--timeout`." };
  if (run.kind === "not-started") return { state: "failed", says: `dbt cannot be run (${run.errno})`, cure };
  return {
    state: "failed",
    says: target === undefined ? "dbt refuses the project or its profile" : `dbt refuses ${what}`,
    cure,
    details: saidBy(run),
  };
}
