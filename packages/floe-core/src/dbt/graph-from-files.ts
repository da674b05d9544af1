import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import { enabledAt, nearestEnabled } from "./enabled.ts";
import type { DbtEdge, DbtGraph, DbtModel, ResolvedReference } from "./graph.ts";
import { type MacroFile, type MacroReading, macroReadings } from "./macro-readings.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import { type DbtProperties, dbtProperties, type ModelVersion } from "./properties.ts";
import { readPythonModel } from "./python-model.ts";
import type { ModelReference } from "./reference.ts";

/** The files of a dbt project, or of a package. */
export interface DbtFiles {
  readonly name: string;
  /** The root of dbt_project.yml. */
  readonly settings: YamlNode | undefined;
  readonly models: readonly DbtFileText[];
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

/** The graph as the files tell it. `isComplete` says whether all files and packages of the project are there. */
export function graphFromFiles(
  own: DbtFiles,
  packages: readonly DbtFiles[],
  { isComplete }: { readonly isComplete: boolean },
): DbtGraph {
  const project = nodesOf(own);
  const others = new Map(packages.map((each) => [each.name, nodesOf(each)]));
  const resolve = resolver(own.name, project, others);
  const macros = macroReadings([own, ...packages].flatMap(macroFiles));
  const models = new Map(
    project.models.map((node) => [node.name, modelOf(node, { own, macros, resolve, isComplete })]),
  );
  const names = [...project.models.map(({ refName }) => refName), ...project.others];
  return { projectName: own.name, from: "files", models, isComplete, resolve, names: [...new Set(names)] };
}

/** A model before its refs are looked up. */
interface ModelNode {
  readonly name: string;
  /** The name in a ref; `version` beside it. */
  readonly refName: string;
  readonly version: ModelVersion | undefined;
  readonly file: DbtFileText;
  readonly enabledInProperties: ReturnType<typeof enabledAt>;
}

interface ProjectNodes {
  readonly models: readonly ModelNode[];
  /** By the model's name: the one that a ref without a version means. */
  readonly latest: ReadonlyMap<string, string>;
  /** Seeds and snapshots. */
  readonly others: ReadonlySet<string>;
}

function nodesOf(files: DbtFiles): ProjectNodes {
  const properties = dbtProperties(files.properties);
  const byFile = new Map(files.models.map((file) => [file.name, file]));
  const versioned = [...properties.models.values()].flatMap((model) =>
    model.versions.flatMap((version): readonly ModelNode[] => {
      const isLatest = version.version === model.latestVersion;
      const named = byFile.get(version.definedIn ?? `${model.name}_v${version.version}`);
      const file = named ?? (isLatest ? byFile.get(model.name) : undefined);
      if (file === undefined) return [];
      const enabledInProperties = version.enabled ?? model.enabled;
      return [{ name: `${model.name}_v${version.version}`, refName: model.name, version, file, enabledInProperties }];
    }),
  );
  const taken = new Set(versioned.map(({ file }) => file));
  const plain = [...byFile.values()].filter((file) => !taken.has(file));
  const models = [...versioned, ...plain.map((file) => plainNode(file, properties))];
  const latest = models.flatMap(({ name, refName, version }): readonly (readonly [string, string])[] => {
    const isMeant = version === undefined || version.version === properties.models.get(refName)?.latestVersion;
    return isMeant ? [[refName, name]] : [];
  });
  return { models, latest: new Map(latest), others: otherNodes(files, properties) };
}

function plainNode(file: DbtFileText, properties: DbtProperties): ModelNode {
  const enabledInProperties = properties.models.get(file.name)?.enabled;
  return { name: file.name, refName: file.name, version: undefined, file, enabledInProperties };
}

function otherNodes(
  { name: project, seeds, snapshots, settings }: DbtFiles,
  properties: DbtProperties,
): ReadonlySet<string> {
  const blocks = snapshots.flatMap(({ source }) => [
    ...source.text.matchAll(/\{%-?\s*snapshot\s+([A-Za-z_][A-Za-z0-9_]*)/gu),
  ]);
  const whole = [...properties.snapshots.values()].filter(({ isWhole }) => isWhole).map(({ name }) => name);
  const there = seeds.filter(({ name, folders }) => {
    const configured = enabledAt(memberNode(settings, "seeds"), [project, ...folders, name]);
    return nearestEnabled(properties.seeds.get(name)?.enabled, configured) !== false;
  });
  return new Set([...there.map(({ name }) => name), ...blocks.flatMap((match) => match[1] ?? []), ...whole]);
}

function resolver(
  ownName: string,
  own: ProjectNodes,
  packages: ReadonlyMap<string, ProjectNodes>,
): DbtGraph["resolve"] {
  const ownModels = new Map(own.models.map((node) => [node.name, node]));
  const inOwn = ({ target, version }: Parameters<DbtGraph["resolve"]>[0]): ResolvedReference | undefined => {
    const name = version === undefined ? own.latest.get(target) : `${target}_v${version}`;
    if (name !== undefined && ownModels.get(name)?.refName === target) return { kind: "model", name };
    return own.others.has(target) ? { kind: "other" } : undefined;
  };
  const isIn = (nodes: ProjectNodes | undefined, target: string) =>
    nodes !== undefined && (nodes.latest.has(target) || nodes.others.has(target));
  return (reference) => {
    const { target, packageName } = reference;
    const found = packageName === undefined || packageName === ownName ? inOwn(reference) : undefined;
    if (found !== undefined) return found;
    const asked = packageName === undefined ? [...packages.values()] : [packages.get(packageName)];
    return asked.some((nodes) => isIn(nodes, target)) ? { kind: "other" } : { kind: "unknown" };
  };
}

interface Knowledge {
  readonly own: DbtFiles;
  readonly macros: (name: string) => MacroReading;
  readonly resolve: DbtGraph["resolve"];
  readonly isComplete: boolean;
}

function modelOf(node: ModelNode, { own, macros, resolve, isComplete }: Knowledge): DbtModel {
  const { source, ending, folders, name } = node.file;
  const reading = readingOf(source, ending);
  const called = [...reading.macros].map(macros);
  const configured = enabledAt(memberNode(own.settings, "models"), [own.name, ...folders, name]);
  const enabled = nearestEnabled(reading.enabled, node.enabledInProperties, configured);
  const edges = edgesOf(source, reading, resolve);
  const throughMacros = called
    .flatMap(({ targets }) => [...targets])
    .flatMap((target): readonly DbtEdge[] => {
      const found = resolve({ target, packageName: undefined, version: undefined });
      return found.kind === "model" ? [{ target: found.name, isCertain: false, place: undefined }] : [];
    });
  return {
    name: node.name,
    source,
    existence: enabled === true ? "there" : enabled === false ? "disabled" : "undecided",
    reads: eachOnce([...edges, ...throughMacros]),
    isOpen: reading.isOpen || called.some(({ isOpen }) => isOpen) || (reading.macros.size > 0 && !isComplete),
    unknown: reading.references.filter((reference) => resolve(reference).kind === "unknown"),
  };
}

function readingOf(source: SourceFile, ending: string): ModelReading {
  return ending.toLowerCase() === "py" ? readPythonModel(source.text) : readSqlModel(source.text);
}

function edgesOf(source: SourceFile, reading: ModelReading, resolve: DbtGraph["resolve"]): readonly DbtEdge[] {
  const edge = (reference: ModelReference, isCertain: boolean): readonly DbtEdge[] => {
    const found = resolve(reference);
    const { start, end } = reference;
    return found.kind === "model" ? [{ target: found.name, isCertain, place: { source, start, end } }] : [];
  };
  return [
    ...reading.references.flatMap((reference) => edge(reference, true)),
    ...reading.possible.flatMap((reference) => edge(reference, false)),
  ];
}

/** The first edge to each model; the certain ones come first. */
function eachOnce(edges: readonly DbtEdge[]): readonly DbtEdge[] {
  const first = new Map<string, DbtEdge>();
  for (const edge of edges) if (!first.has(edge.target)) first.set(edge.target, edge);
  return [...first.values()];
}

function macroFiles({ name, macros }: DbtFiles): readonly MacroFile[] {
  return macros.map(({ text }) => ({ packageName: name, text }));
}
