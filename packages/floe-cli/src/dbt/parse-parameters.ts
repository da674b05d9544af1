import type { CompileResult } from "floe-core";

/** Where the dbt project of a product is, relative to floe.yaml, and what dbt is given beside. */
export interface ParseParameters {
  readonly project: string;
  readonly parameters: readonly string[];
}

/** What the contract says of it. */
export function parseParameters(artifacts: NonNullable<CompileResult["artifacts"]>): ParseParameters {
  const config = tableIn(artifacts.plugins?.orchestrator?.config);
  const { project, vars, target } = tableIn(config["dbt"]);
  return {
    project: typeof project === "string" ? project : ".",
    parameters: [
      ...(typeof target === "string" ? ["--target", target] : []),
      ...(vars === undefined ? [] : ["--vars", JSON.stringify(vars)]),
    ],
  };
}

function tableIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
