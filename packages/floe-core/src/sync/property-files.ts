import { loadDbtProjectFile } from "../dbt/project-file.ts";
import { readProjectFiles } from "../dbt/project-files.ts";
import { projectSettings } from "../dbt/project-settings.ts";
import { newReading } from "../dbt/reading.ts";
import type { Host } from "../host/host.ts";
import { directoryOf, joinPath, relativePath } from "../host/paths.ts";
import { firstDistrusted, pathsBetween, type SearchBounds } from "../host/search-bounds.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { elements, memberNode, textAt } from "../yaml/read-node.ts";
import { scanYaml } from "../yaml/scan.ts";
import type { PropertyPlace } from "./wished-properties.ts";

/** The entry of a model in a property file. */
export interface ModelEntry extends PropertyPlace {
  readonly file: PropertyFile;
}

export interface PropertyFile {
  readonly source: SourceFile;
  readonly root: YamlNode;
}

/** The property files of a dbt project. */
export interface PropertyFiles {
  entryOf(model: string): ModelEntry | undefined;
  /** The one of a folder to which a further model is written. */
  inFolder(folder: string): PropertyFile | undefined;
}

/** Reads them, with all that they say. */
export function propertyFiles(host: Host, directory: string, bounds: SearchBounds): PropertyFiles {
  const reading = newReading(host, bounds);
  const root = loadDbtProjectFile(reading, `${directory}/dbt_project.yml`)?.root;
  const sources = root === undefined ? [] : readProjectFiles(reading, projectSettings(directory, root)).propertyFiles;
  const files = new Map<SourceFile, PropertyFile | undefined>();
  const read = (source: SourceFile): PropertyFile | undefined => {
    if (!files.has(source)) {
      const parsed = readForeignYaml(source);
      files.set(source, parsed && { source, root: parsed });
    }
    return files.get(source);
  };
  return {
    entryOf: (model) =>
      sources
        .filter(({ text }) => text.includes(model) || text.includes("\\"))
        .flatMap((source) => read(source) ?? [])
        .flatMap((file) => entryIn(file, model) ?? [])[0],
    inFolder: (folder) =>
      sources
        .filter(({ path }) => directoryOf(path) === folder)
        .flatMap((source) => read(source) ?? [])
        .find((file) => elements(memberNode(file.root, "models")).length > 0),
  };
}

function entryIn(file: PropertyFile, model: string): ModelEntry | undefined {
  const models = elements(memberNode(file.root, "models"));
  const index = models.findLastIndex((each) => textAt(each, "name")?.value === model);
  const node = models[index];
  return node?.kind === "map" ? { file, node, path: ["models", index] } : undefined;
}

/** Where property files are changed. */
export interface PropertyFolder {
  readonly host: Host;
  /** That of the dbt project. */
  readonly directory: string;
  readonly bounds: SearchBounds;
}

/** Why a property file is not changed, whatever is to come to it. */
export function obstacleIn(source: SourceFile, folder: PropertyFolder): string | undefined {
  const { text, shown } = source;
  const obstacle = placeObstacle(source, folder);
  if (obstacle !== undefined) return obstacle;
  if (scanYaml(source).findings.length > 0) return `${shown} has tags, directives or several documents`;
  if (/\r\n/u.test(text) && /(?:^|[^\r])\n/u.test(text)) return `${shown} ends its lines in two ways`;
  return undefined;
}

/** Why nothing is written to a place in a dbt project, that of a file or beside it. */
export function placeObstacle(
  { path, shown }: Pick<SourceFile, "path" | "shown">,
  { host, directory, bounds }: PropertyFolder,
): string | undefined {
  const real = host.realPath(path);
  const root = host.realPath(directory) ?? directory;
  if (real !== joinPath(root, relativePath(path, directory)) || !real.startsWith(`${root}/`))
    return `${shown} is a link, or lies behind one`;
  if (/\/(?:dbt_packages|dbt_modules)\//u.test(real.slice(root.length))) return `${shown} belongs to a package`;
  if (firstDistrusted(host, pathsBetween(root, real), bounds) !== undefined)
    return `${shown}, or a folder above it, can be written by somebody else`;
  return undefined;
}
