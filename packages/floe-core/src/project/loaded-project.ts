import type { Reading } from "../checking/run-rules.ts";
import type { DbtProject } from "../dbt/project.ts";
import type { ProjectPaths } from "../host/search-bounds.ts";
import type { ProjectFiles } from "./project-file.ts";

/** What the load stage gives. A file that could not be read is missing. */
export interface LoadedProject {
  readonly inputs: ProjectFiles;
  /** The environment that was asked for by name. */
  readonly environment?: string | undefined;
  /** The folder of floe.yaml, or of the manifest where there is none. */
  readonly directory: string;
  /** What says how far a search for what completes the project goes. */
  readonly paths: ProjectPaths;
  /** The dbt project beside floe.yaml. */
  readonly dbt: DbtProject | undefined;
  /** What has been compared with that project. */
  readonly readings: readonly Reading[];
}
