import { type Host, joinPath } from "floe-core";
import type { Machine } from "../machine/machine.ts";

/** The dbt of this machine: the program that FLOE_DBT names, else that of the active virtual environment, else that of PATH. Relative
 *  entries of PATH are passed over: what they name depends on the working directory. */
export function dbtProgram(host: Host, machine: Machine): string | undefined {
  const named = machine.variable("FLOE_DBT");
  if (named !== undefined && named !== "") return joinPath(host.workingDirectory, named);
  const active = machine.variable("VIRTUAL_ENV");
  const folders = [
    ...(active?.startsWith("/") === true ? [joinPath(active, "bin")] : []),
    ...(machine.variable("PATH") ?? "").split(":").filter((entry) => entry.startsWith("/")),
  ];
  return folders.map((folder) => joinPath(folder, "dbt")).find((path) => isFile(host, path));
}

function isFile(host: Host, path: string): boolean {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "file";
}
