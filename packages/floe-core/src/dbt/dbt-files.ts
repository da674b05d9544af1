import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";

/** The files of a dbt project. */
export interface DbtFiles extends Omit<DbtPackage, "models"> {
  readonly models: readonly DbtFileText[];
}

/** The files of a package: of its models only those are read that a setting outside of them holds back. */
export interface DbtPackage {
  readonly name: string;
  /** The root of dbt_project.yml. */
  readonly settings: YamlNode | undefined;
  readonly models: readonly DbtFileToRead[];
  /** Their texts are not read: they are empty here. */
  readonly seeds: readonly DbtFileText[];
  /** Files with `{% snapshot name %}`. */
  readonly snapshots: readonly DbtFileText[];
  readonly macros: readonly SourceFile[];
  /** The roots of its property files. */
  readonly properties: readonly YamlNode[];
  /** The folders of a property file, as those of other files, by its path. */
  readonly propertyFolders: ReadonlyMap<string, readonly string[]>;
}

export interface DbtFileName {
  /** Without the ending. */
  readonly name: string;
  readonly ending: string;
  /** The folders below the one that dbt_project.yml names. */
  readonly folders: readonly string[];
}

/** A file that is read when somebody asks; `undefined` where that is not possible. */
export interface DbtFileToRead extends DbtFileName {
  readonly read: () => SourceFile | undefined;
}

export interface DbtFileText extends DbtFileName {
  readonly source: SourceFile;
}
