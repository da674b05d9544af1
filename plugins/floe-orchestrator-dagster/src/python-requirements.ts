import type { PythonRequirement } from "floe-core/plugin";

/** What floe-dagster runs on, as its pyproject.toml says, and the library itself, which is on no package index. */
export const pythonRequirements: readonly PythonRequirement[] = [
  { package: "dagster", versions: ">=1.13.27 <1.14" },
  { package: "dagster-dbt", versions: ">=0.29.27 <0.30" },
  // Dagster's event storage is not ready for SQLAlchemy 2.1.
  { package: "sqlalchemy", versions: "<2.1" },
  { package: "floe-dagster", versions: ">=0.1 <0.2", notOnIndex: true },
];
