import { type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode, type TextNode, textAt, textNode } from "../yaml/read-node.ts";
import { type DbtDeclarations, readDeclarations } from "./declarations.ts";
import { type DbtFile, type DbtFolder, findFiles } from "./find-files.ts";
import { loadDbtProjectFile } from "./project-file.ts";
import { readText } from "./read-text.ts";
import { type DbtReading, findingsOf, newReading, noteTooMuch } from "./reading.ts";
import { type ModelReference, referencesIn } from "./sql-references.ts";

/** A model of a dbt project. */
export interface DbtModel {
  readonly name: string;
  readonly source: SourceFile;
  readonly references: readonly ModelReference[];
}

/** What the compiler knows of the dbt project beside floe.yaml. */
export interface DbtProject {
  readonly profile: TextNode | undefined;
  /** The models that were read. */
  readonly models: ReadonlyMap<string, DbtModel>;
  /** Models that are there and were not read: nothing but their names is known. */
  readonly unreadModels: ReadonlySet<string>;
  /** Seeds and snapshots: what a `ref()` may name beside models. */
  readonly otherNodes: ReadonlySet<string>;
  /** Whether a model, or a node of any kind, that is not known does not exist. Nothing may be called missing otherwise. */
  readonly declarations: DbtDeclarations;
  readonly knows: { readonly allModels: boolean; readonly allNodes: boolean };
}

/** Reads the dbt project of a folder as far as it lies within the bounds; `undefined` when it has none. */
export function readDbtProject(
  host: Host,
  { directory, bounds }: { readonly directory: string; readonly bounds: SearchBounds },
): Outcome<DbtProject | undefined> {
  const reading = newReading(host, bounds);
  const file = loadDbtProjectFile(reading, `${directory}/dbt_project.yml`);
  if (file === undefined) return ok(undefined);
  const root = file.document?.root;
  const folders = (key: string, fallback: string) => foldersOf(root, { key, fallback, directory });
  const models = findFiles(reading, { folders: folders("model-paths", "models"), endings: [".sql", ".py"] });
  const seeds = findFiles(reading, { folders: folders("seed-paths", "seeds"), endings: [".csv"] });
  const snapshots = findFiles(reading, {
    folders: folders("snapshot-paths", "snapshots"),
    endings: [".sql", ".yml", ".yaml"],
  });
  const named = namesOfSnapshots(reading, snapshots.files);
  const knowsModels = file.document !== undefined && models.isComplete;
  const project = {
    profile: textAt(root, "profile"),
    ...readModels(reading, models.files),
    declarations: readDeclarations(reading, { directory, root }),
    otherNodes: new Set([...seeds.files.map(nameOf), ...named.names]),
    knows: {
      allModels: knowsModels,
      allNodes: knowsModels && seeds.isComplete && snapshots.isComplete && named.isComplete,
    },
  };
  return ok(project, [...file.findings, ...findingsOf(reading)]);
}

function foldersOf(
  root: YamlNode | undefined,
  { key, fallback, directory }: { readonly key: string; readonly fallback: string; readonly directory: string },
): readonly DbtFolder[] {
  const listed = elements(memberNode(root, key)).flatMap((item) => textNode(item) ?? []);
  if (listed.length === 0) return [{ path: joinPath(directory, fallback), span: undefined }];
  return listed.map(({ value, span }) => ({ path: joinPath(directory, value), span }));
}

function readModels(reading: DbtReading, files: readonly DbtFile[]): Pick<DbtProject, "models" | "unreadModels"> {
  const models = new Map<string, DbtModel>();
  const unreadModels = new Set<string>();
  for (const file of files) {
    const name = nameOf(file);
    const model = readModel(reading, file, name);
    if (model === undefined) unreadModels.add(name);
    else models.set(name, model);
  }
  return { models, unreadModels };
}

function readModel(reading: DbtReading, file: DbtFile, name: string): DbtModel | undefined {
  const source = reading.referencesLeft < 0 ? undefined : readText(reading, file);
  if (source === undefined) return undefined;
  const references = referencesIn(source.text, reading.referencesLeft);
  reading.referencesLeft -= references.length;
  if (reading.referencesLeft >= 0) return { name, source, references };
  noteTooMuch(reading, { path: file.path, span: undefined }, "brings this dbt project to more than 1,000,000 refs");
  return undefined;
}

/** What dbt calls a node: the name of its file, without the ending. */
function nameOf({ path }: DbtFile): string {
  return path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("."));
}

function namesOfSnapshots(reading: DbtReading, files: readonly DbtFile[]) {
  const named = files.map((file) => snapshotNames(readText(reading, file)));
  return { names: named.flatMap((names) => names ?? []), isComplete: !named.includes(undefined) };
}

const mostSnapshots = 50_000;

/** The snapshots of a file; `undefined` when it was not read, or holds more than a project does. */
function snapshotNames(source: SourceFile | undefined): readonly string[] | undefined {
  const names: string[] = [];
  for (const form of [blockForm, listForm]) {
    for (const [, name] of source?.text.matchAll(form) ?? []) {
      if (name !== undefined) names.push(name);
      if (names.length > mostSnapshots) return undefined;
    }
  }
  return source === undefined ? undefined : names;
}

const blockForm = /\{%-?\s*snapshot\s+([A-Za-z_][A-Za-z0-9_]*)/gu;
const listForm = /^[ \t]*-[ \t]*name:[ \t]*["']?([A-Za-z_][A-Za-z0-9_]*)/gmu;
