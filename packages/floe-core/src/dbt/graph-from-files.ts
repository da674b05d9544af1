import type { SourceFile } from "../text/source-file.ts";
import { type Span, startOf } from "../text/span.ts";
import type { DbtFiles, DbtFileText, DbtPackage } from "./dbt-files.ts";
import type { DbtEdge, DbtGraph, DbtModel, DbtSnapshot, Existence, WithheldReference } from "./graph.ts";
import { keptForOthers } from "./kept-for-others.ts";
import { type MacroFile, type MacroReading, macroReadings } from "./macro-readings.ts";
import { type ModelReading, readSqlModel } from "./model-reading.ts";
import type { ModelTags } from "./model-tags.ts";
import { type NodeRights, undecidedRights } from "./node-rights.ts";
import { packageTargets } from "./package-targets.ts";
import {
  existenceOf,
  hooksOf,
  type ModelNode,
  type ProjectNodes,
  projectNodes,
  rightsOf,
  type SeedNode,
  type SnapshotNode,
  tagsOf,
} from "./project-nodes.ts";
import { readPythonModel } from "./python-model.ts";
import { readWithHooks } from "./read-with-hooks.ts";
import type { ModelReference } from "./reference.ts";
import { referenceResolver } from "./reference-resolver.ts";
import { chosenByName, type NamedNode, repeatedNodes } from "./repeated-nodes.ts";
import { readWithReplaced, replacedFunctions } from "./replaced-functions.ts";

/** How far the files of a project are known. */
export interface FilesKnown {
  /** Whether all files and packages of the project are there. */
  readonly isComplete: boolean;
  /** Whether all property files were read: one may switch a model off. */
  readonly knowsProperties: boolean;
  /** Models that are there and could not be read. */
  readonly unread: ReadonlySet<string>;
}

/** The graph as the files tell it. */
export function graphFromFiles(own: DbtFiles, packages: readonly DbtPackage[], known: FilesKnown): DbtGraph {
  const project = projectNodes(own);
  const others = new Map(packages.map((each) => [each.name, packageTargets(each, own.settings)]));
  const macros = macroReadings([own, ...packages].flatMap(macroFiles));
  const replaced = replacedFunctions(own);
  const nodes = project.models.map((node) => readNode(node, own, { ...known, macros, replaced }));
  const byName = chosenByName(nodes);
  const existence = new Map<string, Existence>([...byName].map(([name, each]) => [name, each.existence]));
  const { unread, isComplete } = known;
  const resolve = referenceResolver({ projectName: own.name, project, existence, unread, packages: others });
  const rights = new Map([...byName].map(([name, each]) => [name, each.rights]));
  const knowledge = { macros, resolve, isComplete, rights };
  const models = [...byName.values()].map((node) => modelOf(node, knowledge));
  const snapshots = [...project.snapshots.values()].flatMap((node) => snapshotOf(node, knowledge));
  const groups = [...project.groups, ...[...others.values()].flatMap((each) => each.groups)];
  const otherNames = new Set([...project.seeds.keys(), ...project.snapshots.keys()]);
  return {
    projectName: own.name,
    from: "files",
    models: new Map(models.map((model) => [model.name, model])),
    snapshots: new Map(snapshots.map((snapshot) => [snapshot.name, snapshot])),
    isComplete,
    groups: isComplete && known.knowsProperties ? new Set(groups) : undefined,
    resolve,
    names: [...new Set([...project.models.map(({ refName }) => refName), ...unread, ...otherNames])],
    aliases: aliasesOf(project),
    otherNames,
    seeds: [...project.seeds.values()],
    repeated: known.knowsProperties
      ? [
          ...repeatedNodes("model", nodes),
          ...repeatedNodes("seed", project.allSeeds.map(atItsStart)),
          ...repeatedNodes("snapshot", project.allSnapshots),
        ]
      : [],
    unknownLatest: project.unknownLatest,
  };
}

/** A model with what its file says. */
interface ReadNode extends NamedNode {
  readonly at: Span;
  readonly node: ModelNode<DbtFileText>;
  readonly reading: ModelReading;
  readonly tags: ModelTags;
  readonly rights: NodeRights;
}

interface ReadingKnown extends FilesKnown {
  readonly macros: (name: string) => MacroReading;
  readonly replaced: ReadonlySet<string>;
}

function readNode(node: ModelNode<DbtFileText>, own: DbtFiles, known: ReadingKnown): ReadNode {
  const { source, ending } = node.file;
  const ofFile = ending.toLowerCase() === "py" ? readPythonModel(source.text) : readSqlModel(source.text);
  const withHooks = readWithHooks(ofFile, hooksOf(node, ofFile, own));
  const reading = readWithReplaced(withHooks, known.replaced);
  const isConfigured = [...reading.macros].some((name) => known.macros(name).configures);
  const existence = isConfigured ? "undecided" : existenceOf(node, reading, own);
  const tags = tagsOf(node, reading, own);
  const rights = isConfigured ? undecidedRights : rightsOf(node, reading, own);
  const { knowsProperties } = known;
  return {
    name: node.name,
    at: startOf(source),
    node,
    reading,
    tags,
    rights,
    existence: existence === "there" && !knowsProperties ? "undecided" : existence,
  };
}

function atItsStart(seed: SeedNode): SeedNode & { readonly at: Span } {
  return { ...seed, at: startOf(seed.source) };
}

function aliasesOf({ models, latest }: ProjectNodes<DbtFileText>): ReadonlyMap<string, string> {
  const names = new Set(models.map(({ name }) => name));
  const versioned = models.filter(({ version }) => version !== undefined);
  const byFile = versioned.map(({ name, file }) => [file.name, name] as const);
  const byModel = versioned.flatMap(({ refName }) => {
    const name = latest.get(refName);
    return name === undefined ? [] : [[refName, name] as const];
  });
  return new Map([...byModel, ...byFile].filter(([alias]) => !names.has(alias)));
}

interface Knowledge {
  readonly macros: (name: string) => MacroReading;
  readonly resolve: DbtGraph["resolve"];
  readonly isComplete: boolean;
  /** Those of the models. */
  readonly rights: ReadonlyMap<string, NodeRights>;
}

function modelOf({ node, reading, existence, tags, rights }: ReadNode, knowledge: Knowledge): DbtModel {
  const { macros, resolve, isComplete } = knowledge;
  const { source } = node.file;
  const called = [...reading.macros].map(macros);
  const throughMacros = called.flatMap(({ targets }) =>
    [...targets].map((target) => ({ target, packageName: undefined, version: undefined })),
  );
  const edges = (kind: "model" | "snapshot") => [
    ...reading.references.flatMap((reference) => edgesTo(kind, { source, reference, resolve, isCertain: true })),
    ...reading.possible.flatMap((reference) => edgesTo(kind, { source, reference, resolve, isCertain: false })),
  ];
  const possible = throughMacros.flatMap((reference): readonly DbtEdge[] => {
    const found = resolve(reference);
    return found.kind === "model" ? [{ target: found.name, isCertain: false, place: undefined }] : [];
  });
  return {
    name: node.name,
    source,
    existence,
    tags,
    reads: eachOnce([...edges("model"), ...possible]),
    readsSnapshots: eachOnce(edges("snapshot")),
    readsOthers: reading.references.flatMap((each) => (resolve(each).kind === "other" ? [each.target] : [])),
    isOpen: reading.isOpen || called.some(({ isOpen }) => isOpen) || (reading.macros.size > 0 && !isComplete),
    rights,
    ...refusedOf({ references: reading.references, rights }, knowledge),
  };
}

/** The refs of a node that dbt refuses. */
function refusedOf(
  { references, rights: own }: Pick<SnapshotNode, "references" | "rights">,
  { resolve, isComplete, rights }: Knowledge,
): Pick<DbtModel, "unknown" | "disabled" | "withheld"> {
  const leadingTo = (kind: "unknown" | "disabled") =>
    references.filter((reference) => resolve(reference).kind === kind);
  return {
    unknown: isComplete ? leadingTo("unknown") : [],
    disabled: leadingTo("disabled"),
    withheld: references.flatMap((reference): readonly WithheldReference[] => {
      const keptFor = keptForOthers(resolve(reference), { reader: own, models: rights });
      return keptFor === undefined ? [] : [{ reference, keptFor }];
    }),
  };
}

function snapshotOf(node: SnapshotNode, knowledge: Knowledge): readonly DbtSnapshot[] {
  const { name, source, existence, references, rights } = node;
  if (source === undefined) return [];
  const { resolve } = knowledge;
  const edges = (kind: "model" | "snapshot") =>
    eachOnce(references.flatMap((reference) => edgesTo(kind, { source, reference, resolve, isCertain: true })));
  const refused = refusedOf(node, knowledge);
  return [{ name, source, existence, rights, reads: edges("model"), readsSnapshots: edges("snapshot"), ...refused }];
}

interface EdgeOf {
  readonly source: SourceFile;
  readonly reference: ModelReference;
  readonly resolve: DbtGraph["resolve"];
  readonly isCertain: boolean;
}

function edgesTo(kind: "model" | "snapshot", { source, reference, resolve, isCertain }: EdgeOf): readonly DbtEdge[] {
  const found = resolve(reference);
  const { start, end } = reference;
  return found.kind === kind ? [{ target: found.name, isCertain, place: { source, start, end } }] : [];
}

/** The first edge to each model; the certain ones come first. */
function eachOnce(edges: readonly DbtEdge[]): readonly DbtEdge[] {
  const first = new Map<string, DbtEdge>();
  for (const edge of edges) if (!first.has(edge.target)) first.set(edge.target, edge);
  return [...first.values()];
}

function macroFiles({ name, macros }: Pick<DbtPackage, "name" | "macros">): readonly MacroFile[] {
  return macros.map(({ text }) => ({ packageName: name, text }));
}
