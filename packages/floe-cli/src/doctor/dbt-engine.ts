import type { Examined } from "./check.ts";

/** Which dbt the contract asks for. */
export function dbtEngine({ compiled }: Examined): "core" | "fusion" {
  const dbt = compiled.artifacts?.plugins?.orchestrator.config?.["dbt"];
  return typeof dbt === "object" && dbt !== null && "type" in dbt && dbt.type === "fusion" ? "fusion" : "core";
}

/** The program of that dbt. */
export function dbtProgram(examined: Examined): string | undefined {
  return examined.programs.find(dbtEngine(examined) === "fusion" ? "dbtf" : "dbt")?.path;
}
