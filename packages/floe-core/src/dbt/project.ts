import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import { startOf } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import type { DbtAnswer } from "./dbt-answer.ts";
import { type DbtDeclarations, noDeclarations, readDeclarations } from "./declarations.ts";
import { freshManifest } from "./fresh-manifest.ts";
import type { DbtGraph } from "./graph.ts";
import { graphFromFiles } from "./graph-from-files.ts";
import { graphFromManifest, modelsIn, readManifest } from "./graph-from-manifest.ts";
import { installedPackages } from "./installed-packages.ts";
import { dbtDiagnostics } from "./problems.ts";
import { loadDbtProjectFile } from "./project-file.ts";
import { readProjectFiles } from "./project-files.ts";
import { isWorkedOut, projectSettings } from "./project-settings.ts";
import { type DbtReading, findingsOf, newReading } from "./reading.ts";
import { sourceNames } from "./source-names.ts";

/** What the compiler knows of a dbt project. */
export interface DbtProject {
  /** Absolute. */
  readonly directory: string;
  /** The root of dbt_project.yml; `undefined` when it could not be read, and then nothing else is known either. */
  readonly settings: YamlNode | undefined;
  readonly graph: DbtGraph;
  readonly declarations: DbtDeclarations;
  /** Models that are there and were not read: nothing but their names is known. */
  readonly unreadModels: ReadonlySet<string>;
  /** Whether a model, or a node of any kind, that is not known does not exist. Nothing may be called missing otherwise. */
  readonly knows: { readonly allModels: boolean; readonly allNodes: boolean };
  /** The sources that a model can read, as `source.table`; `undefined` where they are not all known. */
  readonly sources: () => ReadonlySet<string> | undefined;
}

/** Where a dbt project is, and what is wanted of it. */
export interface ProjectRequest {
  readonly directory: string;
  readonly bounds: SearchBounds;
  /** Folder of floe.yaml, where that is another one. Absolute. */
  readonly product?: string;
  /** The models of which columns and tests are wanted: property files that name none of them need not be parsed. */
  readonly declared?: ReadonlySet<string> | "all";
  /** What dbt has said of the project when it was asked. */
  readonly answer?: DbtAnswer | undefined;
}

/** Reads the dbt project of a folder as far as it lies within the bounds; `undefined` when it has none. */
export function readDbtProject(
  host: Host,
  { directory, bounds, product = directory, declared, answer }: ProjectRequest,
): Outcome<DbtProject | undefined> {
  const reading = newReading(host, bounds, declared);
  const file = loadDbtProjectFile(reading, `${directory}/dbt_project.yml`);
  if (file === undefined) return ok(undefined);
  if (file.root === undefined) return ok(unreadProject(directory), [...file.findings, ...findingsOf(reading)]);
  const { project, findings } = readFrom(reading, { directory, product, root: file.root, answer });
  return ok(project, [...file.findings, ...findings, ...findingsOf(reading)]);
}

interface ProjectToRead extends Pick<ProjectRequest, "directory" | "answer"> {
  readonly product: string;
  readonly root: YamlNode;
}

function readFrom(reading: DbtReading, { directory, product, root, answer }: ProjectToRead) {
  const settings = projectSettings(directory, root);
  const { files, unread, knows, propertyFiles } = readProjectFiles(reading, settings);
  const installed = installedPackages(reading, settings);
  const { packages, areAll, findings, propertyFiles: ofPackages } = installed;
  const allNodes = knows.allModels && knows.allNodes && areAll;
  // What dbt_project.yml says of nodes stands under the name of the project, and a ref may have it in front.
  const isNamed = !isWorkedOut(settings.name);
  const known = { isComplete: allNodes && isNamed, knowsProperties: knows.allProperties && isNamed, unread };
  const fromFiles = graphFromFiles(files, packages, known);
  const asked = answer?.kind === "manifest" ? readManifest(answer.text) : undefined;
  const manifest = asked ?? freshManifest(reading, settings, { ...fromFiles, unread });
  const graph = manifest === undefined ? fromFiles : graphFromManifest(manifest, fromFiles);
  const isUnread = (name: string): boolean => !graph.models.has(name);
  const project: DbtProject = {
    directory,
    settings: root,
    graph,
    declarations: readDeclarations(reading, { settings, product, files, installed, knowsMacros: knows.allNodes }),
    // dbt may know models in files that floe does not read.
    unreadModels: new Set([...unread, ...(manifest === undefined ? [] : modelsIn(manifest))].filter(isUnread)),
    // A property file can give a model another name than its file has.
    knows: {
      allModels: manifest !== undefined || (knows.allModels && knows.allProperties),
      allNodes: manifest !== undefined || allNodes,
    },
    sources: () => (allNodes && knows.allProperties ? sourceNames([...propertyFiles, ...ofPackages]) : undefined),
  };
  return { project, findings: [...findings, ...refusalOf(answer, root)] };
}

function refusalOf(answer: DbtAnswer | undefined, root: YamlNode): readonly Diagnostic[] {
  const place = startOf(root.span.source);
  switch (answer?.kind) {
    case "refused":
      return [dbtDiagnostics["parse-failed"]({ said: answer.said }, place)];
    case "out-of-time":
      return [dbtDiagnostics["not-asked"]({ reason: `it took longer than ${answer.seconds} seconds` }, place)];
    case "not-run":
      return [dbtDiagnostics["not-asked"]({ reason: answer.reason }, place)];
    default:
      return [];
  }
}

/** A project of which nothing is known but that it is there. */
function unreadProject(directory: string): DbtProject {
  const files = { models: [], seeds: [], snapshots: [], macros: [], properties: [], propertyFolders: new Map() };
  const graph = graphFromFiles({ ...files, name: "", settings: undefined }, [], {
    isComplete: false,
    knowsProperties: false,
    unread: new Set(),
  });
  return {
    directory,
    settings: undefined,
    graph,
    declarations: noDeclarations,
    unreadModels: new Set(),
    knows: { allModels: false, allNodes: false },
    sources: () => undefined,
  };
}
