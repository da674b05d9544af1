import { relativePath } from "../host/paths.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Existence } from "./graph.ts";
import type { DbtProject } from "./project.ts";

/** A model of the dbt project, as a product may take it. */
export interface OfferedModel {
  /** The name that its transform has. */
  readonly name: string;
  /** `undefined` where the file could not be read. */
  readonly source: SourceFile | undefined;
  /** Its file, as dbt_project.yml sees it: `models/staging/stg_orders.sql`. */
  readonly path: string | undefined;
  readonly existence: Existence;
  readonly tags: ReadonlySet<string>;
  /** Whether only rendering says which other tags it has. */
  readonly hasMoreTags: boolean;
}

/** What a dbt project offers to a product. */
export interface OfferedModels {
  /** In the order of their names. */
  readonly models: readonly OfferedModel[];
  /** Whether a model that is not among them does not exist. */
  readonly isComplete: boolean;
}

/** The models of a dbt project. */
export function offeredModels({ directory, graph, unreadModels, knows }: DbtProject): OfferedModels {
  const read = [...graph.models.values()].map(({ name, source, existence, tags }): OfferedModel => {
    const path = relativePath(source.path, directory);
    return { name, source, path, existence, tags: tags.tags, hasMoreTags: tags.isOpen };
  });
  const unread = [...unreadModels].map((name): OfferedModel => {
    return { name, source: undefined, path: undefined, existence: "there", tags: new Set(), hasMoreTags: true };
  });
  return { models: [...read, ...unread].sort(byName), isComplete: knows.allModels };
}

function byName(left: OfferedModel, right: OfferedModel): number {
  return left.name < right.name ? -1 : Number(left.name > right.name);
}
