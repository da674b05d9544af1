import type { DbtFiles } from "../dbt/dbt-files.ts";
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
import { DbtSection } from "../schemas/product/dbt-section.ts";

/** What stands in a folder before floe comes to it. */
export type StartingPoint =
  | { readonly kind: "dbt-project"; readonly found: FoundProject }
  /** A dbt_project.yml that cannot be read, with the reasons. */
  | { readonly kind: "unread"; readonly findings: readonly Diagnostic[] }
  | { readonly kind: "empty" }
  /** Something else; `projects` are the dbt projects below it, relative to the working directory. */
  | { readonly kind: "other"; readonly projects: readonly string[] };

/** The dbt project of a folder, or the only one below it. */
export interface FoundProject {
  readonly dbt: DbtProject;
  readonly bounds: SearchBounds;
  /** Where it is, as floe.yaml writes it; `undefined` for the folder itself. */
  readonly below: string | undefined;
  readonly files: DbtFiles | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Looks at a folder. */
export function startingPoint(host: Host, folder: string): StartingPoint {
  if (!host.exists(folder)) return { kind: "empty" };
  const bounds = searchBounds(host, { file: `${folder}/floe.yaml` });
  const own = projectIn(host, { directory: folder, below: undefined, bounds });
  if (own !== undefined) return own;
  const listed = host.listDirectory(folder);
  const entries = listed.kind === "done" ? listed.value : [];
  if (!entries.some(({ name }) => isOfSomebody(name))) return { kind: "empty" };
  const projects = projectsBelow(host, folder);
  const [only, ...others] = projects;
  const below = only === undefined || others.length > 0 ? undefined : relativePath(only, folder);
  const found =
    below !== undefined && isWritable(below) ? { directory: `${folder}/${below}`, below, bounds } : undefined;
  return (
    (found && projectIn(host, found)) ?? {
      kind: "other",
      projects: projects.map((each) => relativePath(each, host.workingDirectory)),
    }
  );
}

/** Whether floe.yaml can name a folder so. */
function isWritable(below: string): boolean {
  return DbtSection.safeParse({ project: below }).success;
}

interface Place extends Pick<FoundProject, "below" | "bounds"> {
  readonly directory: string;
}

function projectIn(host: Host, { directory, below, bounds }: Place): StartingPoint | undefined {
  const { value: dbt, diagnostics: findings } = readDbtProject(host, { directory, bounds });
  if (dbt === undefined) return undefined;
  if (dbt.settings === undefined) return { kind: "unread", findings };
  return {
    kind: "dbt-project",
    found: { dbt, below, bounds, files: filesOf(host, directory, bounds), findings },
  };
}

function filesOf(host: Host, folder: string, bounds: SearchBounds): DbtFiles | undefined {
  const reading = newReading(host, bounds);
  const root = loadDbtProjectFile(reading, `${folder}/dbt_project.yml`)?.root;
  return root && readProjectFiles(reading, projectSettings(folder, root)).files;
}

// A new repository has these, and an example may stand beside them.
function isOfSomebody(name: string): boolean {
  return !name.startsWith(".") && !/^(?:readme|license|licence)(?:\.[a-z]+)?$/iu.test(name);
}
