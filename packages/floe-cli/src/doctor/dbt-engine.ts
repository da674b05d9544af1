import { joinPath } from "floe-core";
import type { Examined } from "./check.ts";

/** Which dbt the contract asks for. */
export function dbtEngine(examined: Examined): "core" | "fusion" {
  return dbtSettings(examined).type === "fusion" ? "fusion" : "core";
}

/** The program of that dbt. */
export function dbtProgram(examined: Examined): string | undefined {
  return examined.programs.find(dbtEngine(examined) === "fusion" ? "dbtf" : "dbt")?.path;
}

/** The folder of the dbt project, which may be another one than that of floe.yaml. */
export function dbtFolder(examined: Examined): string {
  const { project } = dbtSettings(examined);
  return typeof project === "string" ? joinPath(examined.folder, project) : examined.folder;
}

/** What dbt is given beside the project and its profile. */
export function dbtParameters(examined: Examined): readonly string[] {
  const { target, vars } = dbtSettings(examined);
  return [
    ...(typeof target === "string" ? ["--target", target] : []),
    ...(typeof vars === "object" && vars !== null ? ["--vars", JSON.stringify(vars)] : []),
  ];
}

interface DbtSettings {
  readonly type?: unknown;
  readonly project?: unknown;
  readonly target?: unknown;
  readonly vars?: unknown;
}

/** What the contract says of dbt. */
function dbtSettings({ compiled }: Examined): DbtSettings {
  const dbt = compiled.artifacts?.plugins?.orchestrator.config?.["dbt"];
  return typeof dbt === "object" && dbt !== null ? dbt : {};
}
