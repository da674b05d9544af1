import { type CompileResult, joinPath } from "floe-core";

/** Which dbt a product asks for, where its project is, and what dbt is given beside the project and its profile. */
export interface DbtSettings {
  readonly engine: "core" | "fusion";
  /** The program of that dbt. */
  readonly program: "dbt" | "dbtf";
  /** Absolute. It may be another folder than that of floe.yaml. */
  readonly project: string;
  readonly parameters: readonly string[];
}

/** What the contract of a product in a folder says of dbt; without one, what holds where nothing is said. */
export function dbtSettings({ artifacts }: Pick<CompileResult, "artifacts">, folder: string): DbtSettings {
  const config = tableIn(artifacts?.plugins?.orchestrator?.config);
  const { type, project, vars, target } = tableIn(config["dbt"]);
  const engine = type === "fusion" ? "fusion" : "core";
  return {
    engine,
    program: engine === "fusion" ? "dbtf" : "dbt",
    project: typeof project === "string" ? joinPath(folder, project) : folder,
    parameters: [
      ...(typeof target === "string" ? ["--target", target] : []),
      ...(vars === undefined ? [] : ["--vars", JSON.stringify(vars)]),
    ],
  };
}

function tableIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
