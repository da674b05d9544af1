import type { PythonRequirement } from "floe-core/plugin";

/** What floe-airflow runs on, as its pyproject.toml says, and the library itself, which is on no package index. */
export const pythonRequirements: readonly PythonRequirement[] = [
  { package: "apache-airflow", versions: ">=3.1 <4" },
  { package: "astronomer-cosmos", versions: ">=1.15 <2" },
  { package: "floe-airflow", versions: ">=0.1 <0.2", notOnIndex: true },
];
