import type { ResolvedProject } from "../../project/resolved-project.ts";

/** What rules about the targets of the transforms are given: a project whose options are all accepted. */
export type OnRouting = Pick<ResolvedProject, "engines" | "identity" | "transforms" | "dbtProject">;
