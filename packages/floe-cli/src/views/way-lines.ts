import { type CompileResult, directoryOf, display, type Host, inShell, isTable, joinPath, shownPath } from "floe-core";
import { isDagster } from "../doctor/is-dagster.ts";

/** How dbt, and Dagster where that runs it, are led to the set of an environment: by themselves they look beside floe.yaml. Nothing is said of a set that was
 *  not written. `path` is that of floe.yaml. */
export function wayLines(
  host: Host,
  path: string,
  { outputRoot, environment, artifacts, changes, plugins }: CompileResult,
): readonly string[] {
  if (environment === undefined || artifacts === undefined || changes.length === 0) return [];
  const shown = (folder: string): string => inShell(display(shownPath(folder, host.workingDirectory)));
  const project = joinPath(directoryOf(path), dbtProjectOf(artifacts) ?? ".");
  const where = project === host.workingDirectory ? "" : ` --project-dir ${shown(project)}`;
  return [
    `  dbt:      dbt build${where} --profiles-dir ${shown(outputRoot)}\n`,
    ...(plugins.some(isDagster)
      ? [`  Dagster:  dagster dev -f ${shown(joinPath(outputRoot, "definitions.py"))}\n`]
      : []),
  ];
}

/** The folder of the dbt project, as floe.yaml says it. */
function dbtProjectOf({ plugins }: NonNullable<CompileResult["artifacts"]>): string | undefined {
  const dbt: unknown = plugins?.orchestrator?.config?.["dbt"];
  const project = isTable(dbt) ? dbt["project"] : undefined;
  return typeof project === "string" ? project : undefined;
}
