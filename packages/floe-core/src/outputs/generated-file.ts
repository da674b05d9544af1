import type { PluginId } from "../origins/origin.ts";
import type { TraceLine } from "../origins/traced.ts";
import type { OutputPath } from "./output-path.ts";

/** A file that a compile makes: its text, who made it, and where each leaf of it comes from. */
export interface GeneratedFile {
  readonly path: OutputPath;
  readonly text: string;
  /** `dbt-project` for what dbt looks for in its own project: the sets of all environments share it. */
  readonly place?: "dbt-project";
  readonly owner: PluginId;
  readonly trace: readonly TraceLine[];
}
