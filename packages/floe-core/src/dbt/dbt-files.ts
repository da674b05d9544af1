import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";

/** The files of a dbt project. */
export interface DbtFiles extends DbtPackage {
  readonly models: readonly DbtFileText[];
}

/** The files of a package: what its models say is nothing to the project that installs it. */
export interface DbtPackage {
  readonly name: string;
  /** The root of dbt_project.yml. */
  readonly settings: YamlNode | undefined;
  readonly models: readonly DbtFileName[];
  readonly seeds: readonly DbtFileName[];
  /** Files with `{% snapshot name %}`. */
  readonly snapshots: readonly DbtFileText[];
  readonly macros: readonly SourceFile[];
  /** The roots of its property files. */
  readonly properties: readonly YamlNode[];
}

export interface DbtFileName {
  /** Without the ending. */
  readonly name: string;
  readonly ending: string;
  /** The folders below the one that dbt_project.yml names. */
  readonly folders: readonly string[];
}

export interface DbtFileText extends DbtFileName {
  readonly source: SourceFile;
}
