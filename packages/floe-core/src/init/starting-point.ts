import { type DbtProject, readDbtProject } from "../dbt/project.ts";
import { loadDbtProjectFile } from "../dbt/project-file.ts";
import { readProjectFiles } from "../dbt/project-files.ts";
import { projectSettings } from "../dbt/project-settings.ts";
import { projectsBelow } from "../dbt/projects-below.ts";
import { newReading } from "../dbt/reading.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { relativePath } from "../host/paths.ts";
import { type SearchBounds, searchBounds } from "../host/search-bounds.ts";
import type { YamlNode } from "../yaml/node.ts";

/** What stands in a folder before floe comes to it. */
export type StartingPoint =
  | { readonly kind: "dbt-project"; readonly found: FoundProject }
  /** A dbt_project.yml that cannot be read, with the reasons. */
  | { readonly kind: "unread"; readonly findings: readonly Diagnostic[] }
  | { readonly kind: "empty" }
  /** Something else; `projects` are the dbt projects below it, relative to the working directory. */
  | { readonly kind: "other"; readonly projects: readonly string[] };

/** The dbt project of a folder. */
export interface FoundProject {
  readonly dbt: DbtProject;
  readonly bounds: SearchBounds;
  /** The roots of its property files. */
  readonly properties: readonly YamlNode[];
  readonly findings: readonly Diagnostic[];
}

/** Looks at a folder. */
export function startingPoint(host: Host, folder: string): StartingPoint {
  if (!host.exists(folder)) return { kind: "empty" };
  const bounds = searchBounds(host, { file: `${folder}/floe.yaml` });
  const { value: dbt, diagnostics } = readDbtProject(host, { directory: folder, bounds });
  if (dbt !== undefined && dbt.settings === undefined) return { kind: "unread", findings: diagnostics };
  if (dbt !== undefined) {
    const properties = propertiesOf(host, folder, bounds);
    return { kind: "dbt-project", found: { dbt, bounds, properties, findings: diagnostics } };
  }
  const listed = host.listDirectory(folder);
  const entries = listed.kind === "done" ? listed.value : [];
  if (!entries.some(({ name }) => isOfSomebody(name))) return { kind: "empty" };
  const projects = projectsBelow(host, folder).map((each) => relativePath(each, host.workingDirectory));
  return { kind: "other", projects };
}

function propertiesOf(host: Host, folder: string, bounds: SearchBounds): readonly YamlNode[] {
  const reading = newReading(host, bounds);
  const root = loadDbtProjectFile(reading, `${folder}/dbt_project.yml`)?.root;
  return root === undefined ? [] : readProjectFiles(reading, projectSettings(folder, root)).files.properties;
}

// A new repository has these, and an example may stand beside them.
function isOfSomebody(name: string): boolean {
  return !name.startsWith(".") && !/^(?:readme|license|licence)(?:\.[a-z]+)?$/iu.test(name);
}
