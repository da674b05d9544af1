import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import { inShell } from "../text/in-shell.ts";
import type { DescribedProject } from "./described-project.ts";

/** Where the files of a compile go beside a profiles.yml that is not floe's. */
export const otherFolder = "floe_out";

/** The commands that lead from the new files to tables. */
export function nextCommands(
  { dbtProject, hasOwnProfiles, needsPackages }: DescribedProject,
  folder: string,
  { workingDirectory }: Host,
): readonly string[] {
  const change = folder === workingDirectory ? [] : [`cd ${inShell(shownPath(folder, workingDirectory))}`];
  const project = dbtProject === undefined ? "" : ` --project-dir ${inShell(dbtProject)}`;
  // dbt looks for profiles.yml in the folder that it is called in; the option says so to whoever calls it elsewhere.
  const profiles = hasOwnProfiles ? otherFolder : dbtProject === undefined ? undefined : ".";
  const options = `${project}${profiles === undefined ? "" : ` --profiles-dir ${profiles}`}`;
  const compile = hasOwnProfiles ? `floe compile --out ${otherFolder}` : "floe compile";
  const packages = needsPackages ? [`dbt deps${dbtProject === undefined ? "" : options}`] : [];
  return [...change, compile, ...packages, `dbt build${options}`];
}
