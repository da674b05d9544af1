import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import type { DescribedProject } from "./described-project.ts";

/** Where the files of a compile go beside a profiles.yml that is not floe's. */
export const otherFolder = "floe_out";

/** The commands that lead from the new files to tables. */
export function nextCommands(
  { hasOwnProfiles, needsPackages }: DescribedProject,
  folder: string,
  { workingDirectory }: Host,
): readonly string[] {
  const change = folder === workingDirectory ? [] : [`cd ${inShell(shownPath(folder, workingDirectory))}`];
  const packages = needsPackages ? ["dbt deps"] : [];
  const [compile, build] = hasOwnProfiles
    ? [`floe compile --out ${otherFolder}`, `dbt build --profiles-dir ${otherFolder}`]
    : ["floe compile", "dbt build"];
  return [...change, compile, ...packages, build];
}

function inShell(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
