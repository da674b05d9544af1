import type { SourceFile } from "../text/source-file.ts";
import type { BuiltTypes } from "./built-types.ts";

/** A model in the dbt project. */
export interface SyncedModel {
  /** Its file. */
  readonly source: SourceFile;
  /** The type of the engine that it runs on. */
  readonly adapter: string;
  readonly builtTypes: BuiltTypes;
}
