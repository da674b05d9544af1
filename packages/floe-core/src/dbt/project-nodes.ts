import type { SourceFile } from "../text/source-file.ts";
import { memberNode } from "../yaml/read-node.ts";
import type { DbtFileName, DbtFileText, DbtPackage } from "./dbt-files.ts";
import { type Enabled, enabledAt, nearestEnabled } from "./enabled.ts";
import type { Existence } from "./graph.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import { joinedTags, type ModelTags, tagsAt } from "./model-tags.ts";
import { type DbtProperties, dbtProperties, type ModelVersion } from "./properties.ts";
import type { ModelReference } from "./reference.ts";
import { snapshotBlocks } from "./snapshot-blocks.ts";

/** A model before its refs are looked up. */
export interface ModelNode<F extends DbtFileName> {
  readonly name: string;
  /** The name in a ref; `version` beside it. */
  readonly refName: string;
  readonly version: ModelVersion | undefined;
  readonly file: F;
  readonly enabledInProperties: Enabled;
  readonly tagsInProperties: readonly ModelTags[];
}

/** A snapshot before its refs are looked up. */
export interface SnapshotNode {
  readonly name: string;
  readonly source: SourceFile | undefined;
  readonly existence: Existence;
  readonly references: readonly ModelReference[];
}

/** What a project, or a package, has that a ref may name. */
export interface ProjectNodes<F extends DbtFileName> {
  readonly models: readonly ModelNode<F>[];
  /** By the model's name: the one that a ref without a version means. */
  readonly latest: ReadonlyMap<string, string>;
  readonly seeds: ReadonlyMap<string, Existence>;
  readonly snapshots: ReadonlyMap<string, SnapshotNode>;
}

/** The nodes that the files of a project make. A name that several files have is there as often. */
export function projectNodes<F extends DbtFileName>(
  files: Omit<DbtPackage, "models"> & { readonly models: readonly F[] },
): ProjectNodes<F> {
  const properties = dbtProperties(files.properties);
  const byFile = new Map(files.models.map((file) => [file.name, file]));
  const versioned = [...properties.models.values()].flatMap((model) =>
    model.versions.flatMap((version): readonly ModelNode<F>[] => {
      const isLatest = version.version === model.latestVersion;
      const named = byFile.get(version.definedIn ?? `${model.name}_v${version.version}`);
      const file = named ?? (isLatest ? byFile.get(model.name) : undefined);
      if (file === undefined) return [];
      const enabledInProperties = version.enabled ?? model.enabled;
      const tagsInProperties = [model.tags, version.tags];
      const name = `${model.name}_v${version.version}`;
      return [{ name, refName: model.name, version, file, enabledInProperties, tagsInProperties }];
    }),
  );
  const taken = new Set<DbtFileName>(versioned.map(({ file }) => file));
  const plain = files.models.filter((file) => !taken.has(file));
  const models = [...versioned, ...plain.map((file) => plainNode(file, properties))];
  const latest = models.flatMap(({ name, refName, version }): readonly (readonly [string, string])[] => {
    const isMeant = version === undefined || version.version === properties.models.get(refName)?.latestVersion;
    return isMeant ? [[refName, name]] : [];
  });
  const seeds = seedNodes(files, properties);
  return { models, latest: new Map(latest), seeds, snapshots: snapshotNodes(files, properties) };
}

function plainNode<F extends DbtFileName>(file: F, properties: DbtProperties): ModelNode<F> {
  const said = properties.models.get(file.name);
  const enabledInProperties = said?.enabled;
  const tagsInProperties = said === undefined ? [] : [said.tags];
  return { name: file.name, refName: file.name, version: undefined, file, enabledInProperties, tagsInProperties };
}

/** Whether a model takes part, by what its file, its properties and dbt_project.yml say. */
export function existenceOf(
  { file, enabledInProperties }: ModelNode<DbtFileText>,
  reading: ModelReading,
  { name: project, settings }: Pick<DbtPackage, "name" | "settings">,
): Existence {
  const configured = enabledAt(memberNode(settings, "models"), [project, ...file.folders, file.name]);
  return existence(reading.enabled, enabledInProperties, configured);
}

/** The tags of a model, by what its file, its properties and dbt_project.yml say. */
export function tagsOf(
  { file, tagsInProperties }: ModelNode<DbtFileText>,
  reading: ModelReading,
  { name: project, settings }: Pick<DbtPackage, "name" | "settings">,
): ModelTags {
  const configured = tagsAt(memberNode(settings, "models"), [project, ...file.folders, file.name]);
  return joinedTags([reading.tags, ...tagsInProperties, configured]);
}

function existence(...said: readonly Enabled[]): Existence {
  const enabled = nearestEnabled(...said);
  return enabled === "undecided" ? enabled : enabled ? "there" : "disabled";
}

type NamedFiles = Pick<DbtPackage, "name" | "settings">;

function seedNodes(
  { name: project, settings, seeds }: NamedFiles & Pick<DbtPackage, "seeds">,
  properties: DbtProperties,
): ReadonlyMap<string, Existence> {
  return new Map(
    seeds.map(({ name, folders }) => {
      const configured = enabledAt(memberNode(settings, "seeds"), [project, ...folders, name]);
      return [name, existence(properties.seeds.get(name)?.enabled, configured)];
    }),
  );
}

function snapshotNodes(
  { name: project, settings, snapshots }: NamedFiles & Pick<DbtPackage, "snapshots">,
  properties: DbtProperties,
): ReadonlyMap<string, SnapshotNode> {
  const configured = (folders: readonly string[], name: string) =>
    enabledAt(memberNode(settings, "snapshots"), [project, ...folders, name]);
  const inBlocks = snapshots.flatMap(({ source, folders }) =>
    snapshotBlocks(source.text).map(({ name, text, offset }): readonly [string, SnapshotNode] => {
      const { references, enabled } = readSqlModel(text);
      const moved = references.map((each) => ({ ...each, start: each.start + offset, end: each.end + offset }));
      const said = existence(enabled, properties.snapshots.get(name)?.enabled, configured(folders, name));
      return [name, { name, source, existence: said, references: moved }];
    }),
  );
  const inYaml = [...properties.snapshots.values()].flatMap(
    ({ name, isWhole, reads, source, enabled }): readonly (readonly [string, SnapshotNode])[] => {
      const node = { name, source, existence: existence(enabled, configured([], name)) };
      return isWhole ? [[name, { ...node, references: reads === undefined ? [] : [reads] }]] : [];
    },
  );
  return new Map([...inBlocks, ...inYaml]);
}
