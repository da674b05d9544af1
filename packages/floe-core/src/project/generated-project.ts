import type { GeneratedFile } from "../outputs/generated-file.ts";
import type { CompiledProject } from "./compiled-project.ts";

/** A compiled project with the files that the runtime needs beside the contract. */
export interface GeneratedProject extends CompiledProject {
  readonly files: readonly GeneratedFile[];
}
