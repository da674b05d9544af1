import type { GeneratedFile } from "../outputs/generated-file.ts";
import type { CompiledArtifacts } from "../schemas/artifacts/compiled-artifacts.ts";
import type { GeneratedProject } from "./generated-project.ts";

/** The whole set of files of a product, ready to be written. */
export interface BuiltProject extends Omit<GeneratedProject, "files"> {
  readonly finished: CompiledArtifacts;
  /** In the order in which they are listed to the user. */
  readonly outputs: readonly GeneratedFile[];
}
