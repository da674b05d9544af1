import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, textAt } from "../yaml/read-node.ts";
import { type Enabled, enabledIn } from "./enabled.ts";
import type { UnknownLatest } from "./graph.ts";
import { type Hooks, hooksIn } from "./hooks.ts";
import { readSqlModel } from "./model-reading.ts";
import { joinedTags, type ModelTags, tagsIn } from "./model-tags.ts";
import { type NodeRights, rightsIn, rightsOfVersion } from "./node-rights.ts";
import { isWorkedOut } from "./project-settings.ts";
import type { ModelReference } from "./reference.ts";
import { versionWord } from "./version-word.ts";

/** What the property files of a dbt project say about its nodes, as far as the graph needs it. */
export interface DbtProperties {
  readonly models: ReadonlyMap<string, ModelProperties>;
  readonly seeds: ReadonlyMap<string, NodeProperties>;
  readonly snapshots: ReadonlyMap<string, SnapshotProperties>;
  /** As often as they are there. */
  readonly allSnapshots: readonly SnapshotProperties[];
  /** The names of groups. */
  readonly groups: readonly string[];
}

export interface NodeProperties {
  readonly name: string;
  readonly enabled: Enabled;
  readonly rights: NodeRights;
}

export interface ModelProperties extends NodeProperties {
  /** In the order of the file; none for a model without versions. */
  readonly versions: readonly ModelVersion[];
  /** As written; the highest one where nothing is said. */
  readonly latestVersion: string | undefined;
  /** Where that is none of the versions. */
  readonly unknownLatest: UnknownLatest | undefined;
  readonly tags: ModelTags;
  readonly hooks: Hooks;
}

export interface ModelVersion {
  readonly version: string;
  /** The name of its file without the ending, where that is not `<model>_v<version>`. */
  readonly definedIn: string | undefined;
  readonly enabled: Enabled;
  readonly tags: ModelTags;
  readonly rights: NodeRights;
  readonly hooks: Hooks;
}

export interface SnapshotProperties extends NodeProperties {
  readonly nameAt: Span | undefined;
  /** Of a snapshot that is written in YAML, what it reads; `undefined` where its SQL stands in a file of its own, or the
   *  relation is no ref. */
  readonly reads: ModelReference | undefined;
  /** Whether it is written in YAML alone. */
  readonly isWhole: boolean;
  readonly source: SourceFile;
}

/** Reads property files. Of two entries for one node, which dbt refuses, the last counts. */
export function dbtProperties(roots: readonly YamlNode[]): DbtProperties {
  const listed = <T extends NodeProperties>(section: string, read: (node: YamlNode, name: string) => T) =>
    roots.flatMap((root) =>
      elements(memberNode(root, section)).flatMap((node): readonly T[] => {
        const name = textAt(node, "name")?.value;
        return name === undefined ? [] : [read(node, name)];
      }),
    );
  const byName = <T extends NodeProperties>(all: readonly T[]) => new Map(all.map((each) => [each.name, each]));
  const allSnapshots = listed("snapshots", snapshotProperties);
  return {
    models: byName(listed("models", modelProperties)),
    seeds: byName(listed("seeds", (node, name) => ({ name, enabled: enabledOf(node), rights: rightsIn(node) }))),
    snapshots: byName(allSnapshots),
    allSnapshots,
    groups: roots.flatMap((root) =>
      elements(memberNode(root, "groups")).flatMap((each) => textAt(each, "name")?.value ?? []),
    ),
  };
}

function modelProperties(node: YamlNode, name: string): ModelProperties {
  const versions = elements(memberNode(node, "versions")).flatMap((each): readonly ModelVersion[] => {
    const version = wordAt(each, "v");
    if (version === undefined) return [];
    const definedIn = textAt(each, "defined_in")?.value;
    return [
      {
        version,
        definedIn,
        enabled: enabledOf(each),
        tags: tagsOf(each),
        rights: rightsOfVersion(each),
        hooks: hooksIn(each),
      },
    ];
  });
  const latestVersion = wordAt(node, "latest_version") ?? highest(versions.map(({ version }) => version));
  return {
    name,
    enabled: enabledOf(node),
    versions,
    latestVersion,
    unknownLatest: unknownLatestOf(node, { name, versions: versions.map(({ version }) => version) }),
    tags: tagsOf(node),
    rights: rightsIn(node),
    hooks: hooksIn(node),
  };
}

/** What is said where `latest_version` is none of the versions that the file has for certain. */
function unknownLatestOf(
  node: YamlNode,
  { name, versions }: { readonly name: string; readonly versions: readonly string[] },
): UnknownLatest | undefined {
  const version = wordAt(node, "latest_version");
  const at = memberNode(node, "latest_version")?.span;
  const areAllKnown = elements(memberNode(node, "versions")).length === versions.length && versions.length > 0;
  if (version === undefined || at === undefined || !areAllKnown) return undefined;
  if ([version, ...versions].some(isWorkedOut)) return undefined;
  // `1` and `1.0` are one number to dbt.
  const isSame = (other: string) => other === version || Number(other) === Number(version);
  return versions.some(isSame) ? undefined : { model: name, version, versions, at };
}

function snapshotProperties(node: YamlNode, name: string): SnapshotProperties {
  const relation = textAt(node, "relation");
  // `ref('orders')`, written without braces.
  const reads = relation && readSqlModel(`{{ ${relation.value} }}`).references[0];
  const place = relation && reads && { ...reads, start: relation.span.start, end: relation.span.end };
  const { source } = node.span;
  return {
    name,
    enabled: enabledOf(node),
    nameAt: textAt(node, "name")?.span,
    rights: rightsIn(node),
    reads: place,
    isWhole: relation !== undefined,
    source,
  };
}

function enabledOf(node: YamlNode): Enabled {
  return enabledIn(memberNode(memberNode(node, "config"), "enabled"));
}

function tagsOf(node: YamlNode): ModelTags {
  return joinedTags([tagsIn(memberNode(node, "tags")), tagsIn(memberNode(memberNode(node, "config"), "tags"))]);
}

function wordAt(node: YamlNode, key: string): string | undefined {
  const member = memberNode(node, key);
  if (member?.kind !== "scalar" || member.value === null) return undefined;
  const { source, start, end } = member.span;
  return typeof member.value === "number" ? versionWord(source.text.slice(start, end)) : String(member.value);
}

// As dbt: by number where all are numbers, else as words.
function highest(versions: readonly string[]): string | undefined {
  const areNumbers = versions.every((version) => Number.isFinite(Number(version)));
  const order = areNumbers
    ? (left: string, right: string) => Number(left) - Number(right)
    : (left: string, right: string) => (left < right ? -1 : Number(left > right));
  return versions.toSorted(order).at(-1);
}
