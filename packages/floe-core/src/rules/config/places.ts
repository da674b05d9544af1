import type { GeneratedFile } from "../../outputs/generated-file.ts";
import type { GeneratedProject } from "../../project/generated-project.ts";

/** What rules about the effect of settings are given: the project, and every file that is made of it. */
export interface OnOutputs {
  readonly project: GeneratedProject;
  readonly files: readonly GeneratedFile[];
}
