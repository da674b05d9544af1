import { relativePath, shownPath } from "../host/paths.ts";
import { whereabouts } from "../host/whereabouts.ts";
import type { SourceFile } from "../text/source-file.ts";
import { databaseMacroFile } from "./database-macro.ts";
import type { DbtFileName, DbtFiles, DbtFileText, DbtPackage } from "./dbt-files.ts";
import { type DbtFile, type FoundFiles, findFiles } from "./find-files.ts";
import { type IsIgnored, ignorePatterns, mostIgnorePatterns } from "./ignore-patterns.ts";
import type { FolderKind, ProjectSettings } from "./project-settings.ts";
import { readProperties } from "./read-properties.ts";
import { readText } from "./read-text.ts";
import { type DbtReading, noteTooMuch } from "./reading.ts";

/** The files of a project, and how far they are all. */
export interface ProjectFiles {
  readonly files: DbtFiles;
  /** The names of models that are there and could not be read. */
  readonly unread: ReadonlySet<string>;
  readonly knows: FilesKnown;
  readonly propertyFiles: readonly SourceFile[];
}

/** Whether a model, or a node of any kind, that was not found does not exist; and whether all that is said of them was read. */
interface FilesKnown {
  readonly allModels: boolean;
  readonly allNodes: boolean;
  readonly allProperties: boolean;
}

/** Reads the files of the project itself. */
export function readProjectFiles(reading: DbtReading, settings: ProjectSettings): ProjectFiles {
  const found = findAll(reading, settings);
  const models: DbtFileText[] = [];
  const unread = new Set<string>();
  for (const file of found.models) {
    const source = readModel(reading, file);
    if (source === undefined) unread.add(fileName(file).name);
    else models.push({ ...fileName(file), source });
  }
  const { files, knows, propertyFiles } = readOthers(reading, settings, found);
  return { files: { ...files, models }, unread, knows, propertyFiles };
}

/** Reads the files of a package; of its models nothing but their names, until one is asked for. */
export function readPackageFiles(
  reading: DbtReading,
  settings: ProjectSettings,
): { readonly files: DbtPackage; readonly isComplete: boolean; readonly propertyFiles: readonly SourceFile[] } {
  const found = findAll(reading, settings);
  const { files, knows, propertyFiles } = readOthers(reading, settings, found);
  const isComplete = knows.allNodes && knows.allProperties;
  const models = found.models.map((file) => ({ ...fileName(file), read: () => readText(reading, file) }));
  return { files: { ...files, models }, isComplete, propertyFiles };
}

interface FoundByKind
  extends Readonly<Record<"models" | "seeds" | "snapshots" | "macros" | "properties", readonly DbtFile[]>> {
  readonly knowsModels: boolean;
  readonly knowsAll: boolean;
}

const yaml = [".yml", ".yaml"];
const endings: Readonly<Record<FolderKind, readonly string[]>> = {
  models: [".sql", ".py", ...yaml],
  seeds: [".csv", ...yaml],
  snapshots: [".sql", ...yaml],
  macros: [".sql", ...yaml],
  analyses: yaml,
  tests: yaml,
  functions: yaml,
};

function findAll(reading: DbtReading, settings: ProjectSettings): FoundByKind {
  const isIgnored = readIgnorePatterns(reading, settings);
  const found = (kind: FolderKind): FoundFiles => {
    const { folders, areAll } = settings.folders(kind);
    const { files, isComplete, seen } = findFiles(reading, { folders, endings: endings[kind] });
    const taken = files.filter(({ path }) => isIgnored?.(relativePath(path, settings.directory)) !== true);
    // What others put into folders that only their properties count of, such as tests, is no change.
    if (endings[kind] !== yaml) for (const folder of seen) reading.seen.add(folder);
    for (const { real } of taken) if (real !== undefined) reading.seen.add(real);
    return { files: taken, isComplete: isComplete && areAll && isIgnored !== undefined, seen };
  };
  const [models, seeds, snapshots] = [found("models"), found("seeds"), found("snapshots")];
  const others = (["macros", "analyses", "tests", "functions"] as const).map(found);
  const all = [models, seeds, snapshots, ...others];
  const [macros] = others;
  return {
    models: withoutYaml(models),
    seeds: withoutYaml(seeds),
    snapshots: withoutYaml(snapshots),
    macros: macros === undefined ? [] : withoutYaml(macros),
    properties: all.flatMap(({ files }) => files.filter(isYaml)),
    knowsModels: models.isComplete,
    knowsAll: all.every(({ isComplete }) => isComplete),
  };
}

function readOthers(reading: DbtReading, { name, root }: ProjectSettings, found: FoundByKind) {
  const snapshots = found.snapshots.map((file) => textOf(reading, file));
  // What floe writes itself says nothing about the project, and an output is never an input.
  const others = found.macros.filter(({ path }) => !path.endsWith(`/${databaseMacroFile}`));
  const macros = others.map((file) => readText(reading, file));
  const properties = readProperties(reading, found.properties);
  const allNodes = found.knowsAll && !snapshots.includes(undefined) && !macros.includes(undefined) && properties.areAll;
  return {
    files: {
      name,
      settings: root,
      seeds: found.seeds.map((file) => unreadText(reading, file)),
      snapshots: snapshots.flatMap((file) => file ?? []),
      macros: macros.flatMap((source) => source ?? []),
      properties: properties.roots,
      propertyFolders: new Map(found.properties.map(({ path, folders }) => [path, folders])),
    },
    knows: { allModels: found.knowsModels, allNodes, allProperties: properties.areAll },
    propertyFiles: properties.files,
  };
}

function readModel(reading: DbtReading, file: DbtFile) {
  const source = reading.referencesLeft < 0 ? undefined : readText(reading, file);
  if (source === undefined) return undefined;
  for (const _ of source.text.matchAll(/\bref\b/gu)) reading.referencesLeft--;
  if (reading.referencesLeft >= 0) return source;
  noteTooMuch(reading, { path: file.path, span: undefined }, "brings this dbt project to more than 1,000,000 refs");
  return undefined;
}

function textOf(reading: DbtReading, file: DbtFile): DbtFileText | undefined {
  const source = readText(reading, file);
  return source === undefined ? undefined : { ...fileName(file), source };
}

function unreadText({ host }: DbtReading, file: DbtFile): DbtFileText {
  const { path } = file;
  return { ...fileName(file), source: { path, shown: shownPath(path, host.workingDirectory), text: "" } };
}

/** What dbt calls a node: the name of its file, without the ending. */
function fileName({ path, folders }: DbtFile): DbtFileName {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  return { name: base.slice(0, dot), ending: base.slice(dot + 1), folders };
}

function isYaml({ path }: DbtFile): boolean {
  return yaml.some((ending) => path.toLowerCase().endsWith(ending));
}

function withoutYaml({ files }: FoundFiles): readonly DbtFile[] {
  return files.filter((file) => !isYaml(file));
}

/** What .dbtignore leaves out; `undefined` when that is not known. */
function readIgnorePatterns(reading: DbtReading, { directory }: ProjectSettings): IsIgnored | undefined {
  const path = `${directory}/.dbtignore`;
  const where = whereabouts(reading.host, path, reading.bounds);
  if (where.kind === "absent") return () => false;
  if (where.kind === "outside" || !where.real.endsWith("/.dbtignore")) {
    reading.outside.push(path);
    return undefined;
  }
  const source = readText(reading, { path, real: where.real });
  if (source === undefined) return undefined;
  const isIgnored = ignorePatterns(source.text);
  if (isIgnored === undefined)
    noteTooMuch(reading, { path, span: undefined }, `has more than ${mostIgnorePatterns} patterns`);
  return isIgnored;
}
