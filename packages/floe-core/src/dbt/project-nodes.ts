import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import type { DbtFileName, DbtFileText, DbtPackage } from "./dbt-files.ts";
import { type Enabled, enabledAt, nearestEnabled } from "./enabled.ts";
import type { Existence, UnknownLatest } from "./graph.ts";
import { type Hooks, hooksAt, joinedHooks } from "./hooks.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import { joinedTags, type ModelTags, tagsAt } from "./model-tags.ts";
import { type NodeRights, nearestRights, rightsAt } from "./node-rights.ts";
import { type DbtProperties, dbtProperties, type ModelVersion } from "./properties.ts";
import type { ModelReference } from "./reference.ts";
import { chosenByName } from "./repeated-nodes.ts";
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
  readonly rightsInProperties: NodeRights;
  readonly hooksInProperties: Hooks;
}

/** A snapshot before its refs are looked up. */
export interface SnapshotNode {
  readonly name: string;
  /** Where it gets its name. */
  readonly at: Span | undefined;
  readonly source: SourceFile | undefined;
  readonly existence: Existence;
  readonly rights: NodeRights;
  readonly references: readonly ModelReference[];
}

/** A seed. */
export interface SeedNode {
  readonly name: string;
  readonly source: SourceFile;
  readonly existence: Existence;
  readonly rights: NodeRights;
}

/** What a project, or a package, has that a ref may name. */
export interface ProjectNodes<F extends DbtFileName> {
  readonly models: readonly ModelNode<F>[];
  /** By the model's name: the one that a ref without a version means. */
  readonly latest: ReadonlyMap<string, string>;
  readonly seeds: ReadonlyMap<string, SeedNode>;
  readonly snapshots: ReadonlyMap<string, SnapshotNode>;
  /** As often as they are there, those that are switched off among them. */
  readonly allSeeds: readonly SeedNode[];
  readonly allSnapshots: readonly SnapshotNode[];
  readonly groups: readonly string[];
  readonly unknownLatest: readonly UnknownLatest[];
}

/** The nodes that the files of a project make. A name that several files have is there as often. What the dbt_project.yml
 *  `above`, that of the project that installs a package, says of its seeds and snapshots comes before what the package says. */
export function projectNodes<F extends DbtFileName>(
  files: Omit<DbtPackage, "models"> & { readonly models: readonly F[] },
  above?: YamlNode,
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
      const rightsInProperties = nearestRights([version.rights, model.rights]);
      const name = `${model.name}_v${version.version}`;
      const hooksInProperties = joinedHooks([model.hooks, version.hooks]);
      const inProperties = { enabledInProperties, tagsInProperties, rightsInProperties, hooksInProperties };
      return [{ name, refName: model.name, version, file, ...inProperties }];
    }),
  );
  const taken = new Set<DbtFileName>(versioned.map(({ file }) => file));
  const plain = files.models.filter((file) => !taken.has(file));
  const models = [...versioned, ...plain.map((file) => plainNode(file, properties))];
  const latest = models.flatMap(({ name, refName, version }): readonly (readonly [string, string])[] => {
    const isMeant = version === undefined || version.version === properties.models.get(refName)?.latestVersion;
    return isMeant ? [[refName, name]] : [];
  });
  const allSeeds = seedNodes({ ...files, above }, properties);
  const allSnapshots = snapshotNodes({ ...files, above }, properties);
  return {
    models,
    latest: new Map(latest),
    seeds: chosenByName(allSeeds),
    snapshots: chosenByName(allSnapshots),
    allSeeds,
    allSnapshots,
    groups: properties.groups,
    unknownLatest: [...properties.models.values()].flatMap((model) => model.unknownLatest ?? []),
  };
}

function plainNode<F extends DbtFileName>(file: F, properties: DbtProperties): ModelNode<F> {
  const said = properties.models.get(file.name);
  const { name } = file;
  return {
    name,
    refName: name,
    version: undefined,
    file,
    enabledInProperties: said?.enabled,
    tagsInProperties: said === undefined ? [] : [said.tags],
    rightsInProperties: nearestRights(said === undefined ? [] : [said.rights]),
    hooksInProperties: joinedHooks(said === undefined ? [] : [said.hooks]),
  };
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

/** Who may read a model, by what its file, its properties and dbt_project.yml say. */
export function rightsOf(
  { file, rightsInProperties }: ModelNode<DbtFileText>,
  reading: ModelReading,
  { name: project, settings }: Pick<DbtPackage, "name" | "settings">,
): NodeRights {
  const configured = rightsAt(memberNode(settings, "models"), [project, ...file.folders, file.name]);
  return nearestRights([reading.rights, rightsInProperties, configured]);
}

/** The SQL that dbt runs around a model, by what its file, its properties and dbt_project.yml say. */
export function hooksOf(
  { file, hooksInProperties }: ModelNode<DbtFileText>,
  reading: ModelReading,
  { name: project, settings }: Pick<DbtPackage, "name" | "settings">,
): Hooks {
  const configured = hooksAt(memberNode(settings, "models"), [project, ...file.folders, file.name]);
  return joinedHooks([reading.hooks, hooksInProperties, configured]);
}

/** Whether a node takes part, by what is said of it in places that come closer and closer to the default. */
export function existence(...said: readonly Enabled[]): Existence {
  const enabled = nearestEnabled(...said);
  return enabled === "undecided" ? enabled : enabled ? "there" : "disabled";
}

type NamedFiles = Pick<DbtPackage, "name" | "settings"> & { readonly above: YamlNode | undefined };

/** What the two dbt_project.yml say of a node, of which that of the package itself comes last. */
function configuredBy({ name: project, settings, above }: NamedFiles, section: "seeds" | "snapshots") {
  return (folders: readonly string[], name: string) => {
    const path = [project, ...folders, name];
    const [first, last] = [memberNode(above, section), memberNode(settings, section)];
    return {
      first: { enabled: enabledAt(first, path), rights: rightsAt(first, path) },
      last: { enabled: enabledAt(last, path), rights: rightsAt(last, path) },
    };
  };
}

function seedNodes(files: NamedFiles & Pick<DbtPackage, "seeds">, properties: DbtProperties): readonly SeedNode[] {
  const configured = configuredBy(files, "seeds");
  return files.seeds.map(({ name, folders, source }): SeedNode => {
    const { first, last } = configured(folders, name);
    const said = properties.seeds.get(name);
    const rights = nearestRights([first.rights, ...(said === undefined ? [] : [said.rights]), last.rights]);
    return { name, source, existence: existence(first.enabled, said?.enabled, last.enabled), rights };
  });
}

function snapshotNodes(
  files: NamedFiles & Pick<DbtPackage, "snapshots" | "propertyFolders">,
  properties: DbtProperties,
): readonly SnapshotNode[] {
  const configured = configuredBy(files, "snapshots");
  const inBlocks = files.snapshots.flatMap(({ source, folders }) =>
    snapshotBlocks(source.text).map(({ name, nameAt, text, offset }): SnapshotNode => {
      const { references, enabled, rights: own } = readSqlModel(text);
      const moved = references.map((each) => ({ ...each, start: each.start + offset, end: each.end + offset }));
      const { first, last } = configured(folders, name);
      const said = properties.snapshots.get(name);
      const exists = existence(first.enabled, enabled, said?.enabled, last.enabled);
      const rights = nearestRights([first.rights, own, ...(said === undefined ? [] : [said.rights]), last.rights]);
      const at = { source, start: nameAt, end: nameAt + name.length };
      return { name, at, source, existence: exists, rights, references: moved };
    }),
  );
  const inYaml = properties.allSnapshots.flatMap((said): readonly SnapshotNode[] => {
    const { name, nameAt, isWhole, reads, source } = said;
    const { first, last } = configured(files.propertyFolders.get(source.path) ?? [], name);
    const exists = existence(first.enabled, said.enabled, last.enabled);
    const rights = nearestRights([first.rights, said.rights, last.rights]);
    const references = reads === undefined ? [] : [reads];
    return isWhole ? [{ name, at: nameAt, source, existence: exists, rights, references }] : [];
  });
  return [...inBlocks, ...inYaml];
}
