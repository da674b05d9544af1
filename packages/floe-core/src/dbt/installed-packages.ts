import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { relativePath } from "../host/paths.ts";
import { whereabouts } from "../host/whereabouts.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { elements, memberEntry, memberNode, textAt } from "../yaml/read-node.ts";
import type { DbtPackage } from "./dbt-files.ts";
import { dbtDiagnostics } from "./problems.ts";
import { loadDbtProjectFile } from "./project-file.ts";
import { readPackageFiles } from "./project-files.ts";
import { type ProjectSettings, projectSettings } from "./project-settings.ts";
import { readText } from "./read-text.ts";
import { type DbtReading, noteUnread } from "./reading.ts";

/** The packages that a project reads. */
export interface InstalledPackages {
  readonly packages: readonly DbtPackage[];
  /** Whether these are all that it can have refs into, and all of each is known. */
  readonly areAll: boolean;
  /** The names of those that are asked for, as far as they can be told; `undefined` where that cannot be read. */
  readonly wanted: readonly string[] | undefined;
  readonly findings: readonly Diagnostic[];
  readonly propertyFiles: readonly SourceFile[];
}

/** Reads the packages that `dbt deps` has installed. */
export function installedPackages(reading: DbtReading, settings: ProjectSettings): InstalledPackages {
  const wanted = wantedPackages(reading, settings.directory);
  const installed = settings.packages === undefined ? undefined : packageFolders(reading, settings.packages);
  const read = (installed ?? []).map((folder) => readPackage(reading, folder));
  const isMissing = installed !== undefined && wanted !== undefined && installed.length < wanted.count;
  const areRead = installed !== undefined && read.every((each) => each?.isComplete === true);
  return {
    packages: read.flatMap((each) => each?.files ?? []),
    areAll: areRead && wanted !== undefined && !wanted.hasOthers && !isMissing,
    wanted: wanted?.names,
    findings: isMissing ? [notInstalled(settings, wanted)] : [],
    propertyFiles: read.flatMap((each) => each?.propertyFiles ?? []),
  };
}

function notInstalled({ directory, packages = directory }: ProjectSettings, { place }: WantedPackages): Diagnostic {
  const parameters = { folder: relativePath(packages, directory) };
  return dbtDiagnostics["packages-missing"](parameters, place);
}

/** What packages.yml or dependencies.yml asks for. */
interface WantedPackages {
  readonly count: number;
  readonly names: readonly string[];
  readonly place: Span | undefined;
  /** Whether refs can lead to projects that dbt knows from elsewhere. */
  readonly hasOthers: boolean;
}

/** `undefined` where that cannot be told. */
function wantedPackages(reading: DbtReading, directory: string): WantedPackages | undefined {
  const roots = ["packages.yml", "dependencies.yml"].map((name) => rootOf(reading, directory, name));
  if (roots.includes(undefined)) return undefined;
  const lists = roots.map((root) => memberEntry(root ?? undefined, "packages"));
  const list = lists.find((entry) => elements(entry?.value).length > 0);
  const hasOthers = roots.some((root) => elements(memberNode(root ?? undefined, "projects")).length > 0);
  const names = elements(list?.value).flatMap(packageName);
  return { count: elements(list?.value).length, names, place: list?.keySpan, hasOthers };
}

/** `null` for a file that is not there; `undefined` for one that cannot be read. */
function rootOf(reading: DbtReading, directory: string, name: string): YamlNode | null | undefined {
  const path = `${directory}/${name}`;
  const where = whereabouts(reading.host, path, reading.bounds);
  if (where.kind === "absent") return null;
  if (where.kind === "outside" || !where.real.endsWith(`/${name}`)) {
    reading.outside.push(path);
    return undefined;
  }
  const source = readText(reading, { path, real: where.real });
  if (source === undefined) return undefined;
  return readForeignYaml(source);
}

/** The folders of packages, as dbt takes them; `undefined` where they cannot be listed. */
function packageFolders(reading: DbtReading, path: string): readonly string[] | undefined {
  const { host, bounds } = reading;
  const where = whereabouts(host, path, bounds);
  if (where.kind === "absent") return [];
  if (where.kind === "outside") {
    reading.outside.push(path);
    return undefined;
  }
  reading.seen.add(where.real);
  const listed = host.listDirectory(path);
  if (listed.kind === "failed") {
    if (listed.failure.errno === "ENOTDIR") return [];
    noteUnread(reading, path, listed.failure.errno);
    return undefined;
  }
  reading.entriesLeft -= listed.value.length;
  const folders = listed.value.filter(
    ({ name, kind }) => !name.startsWith("__") && isFolder(reading, `${path}/${name}`, kind),
  );
  return folders.slice(0, mostPackages).map(({ name }) => `${path}/${name}`);
}

const mostPackages = 1_000;

function isFolder({ host }: DbtReading, path: string, kind: string): boolean {
  if (kind !== "link") return kind === "directory";
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "directory";
}

function readPackage(reading: DbtReading, directory: string) {
  const file = loadDbtProjectFile(reading, `${directory}/dbt_project.yml`);
  if (file?.root === undefined) return undefined;
  return readPackageFiles(reading, projectSettings(directory, file.root));
}

// `dbt-labs/dbt_utils`, `https://github.com/dbt-labs/dbt-utils.git`, `../shared/macros`.
function packageName(entry: YamlNode): readonly string[] {
  const named = ["name", "package", "git", "local", "private"].flatMap((key) => textAt(entry, key) ?? [])[0];
  const last = named?.value
    .replace(/(?:\.git)?\/*$/u, "")
    .split("/")
    .at(-1);
  return last === undefined || last.includes("{") ? [] : [last.replaceAll("-", "_")];
}
