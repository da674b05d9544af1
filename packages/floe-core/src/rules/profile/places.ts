import type { Materialized } from "../../origins/traced.ts";
import type { ResolvedProject } from "../../project/resolved-project.ts";

/** What rules about the dbt profile are given: the contract that it stands in, and the project that it is for. */
export interface OnProfile extends Pick<ResolvedProject, "dbtProject" | "directory"> {
  readonly artifacts: Materialized<object>;
}
