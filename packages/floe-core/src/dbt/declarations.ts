import { relativePath } from "../host/paths.ts";
import { type DatabaseMacro, databaseMacroIn } from "./database-macro.ts";
import type { DbtFiles } from "./dbt-files.ts";
import { type DeclaredModel, declaredModels } from "./declared-models.ts";
import { findFiles } from "./find-files.ts";
import type { InstalledPackages } from "./installed-packages.ts";
import type { ProjectSettings } from "./project-settings.ts";
import { readText } from "./read-text.ts";
import type { DbtReading } from "./reading.ts";
import { namesTablesIn } from "./table-name-macros.ts";
import { type TestMacro, testMacros } from "./test-macros.ts";

/** What a dbt project declares beside its models: columns, tests, packages. */
export interface DbtDeclarations {
  /** By the names that transforms have. */
  readonly models: ReadonlyMap<string, DeclaredModel>;
  /** The tests that the project defines itself. */
  readonly tests: ReadonlyMap<string, TestMacro>;
  /** Whether a test that is not among them does not exist. */
  readonly areTestsKnown: boolean;
  /** Packages that are installed or asked for. */
  readonly packages: ReadonlySet<string>;
  /** Whether a package that is not among them is not there. */
  readonly arePackagesKnown: boolean;
  /** The first folder for tests inside of the project, seen from floe.yaml; `undefined` when there is none, or none below
   *  floe.yaml, where floe may write. */
  readonly testFolder: string | undefined;
  /** The same for macros. */
  readonly macroFolder: string | undefined;
  /** The macro by which the project itself gives models their databases. */
  readonly databaseMacro: DatabaseMacro | undefined;
  /** Whether the project decides the schemas or the names of tables by macros of its own. */
  readonly namesTables: boolean;
}

/** What is known of a project before. */
export interface DeclarationSources {
  readonly settings: ProjectSettings;
  /** Folder of floe.yaml. Absolute. */
  readonly product: string;
  readonly files: DbtFiles;
  readonly installed: InstalledPackages;
  readonly knowsMacros: boolean;
}

/** Gathers them. */
export function readDeclarations(
  reading: DbtReading,
  { settings, product, files, installed, knowsMacros }: DeclarationSources,
): DbtDeclarations {
  const generic = genericTests(reading, settings);
  const tests = testMacros([...files.macros, ...generic.flatMap((source) => source ?? [])]);
  const packages = [...installed.packages.map(({ name }) => name), ...(installed.wanted ?? [])];
  return {
    models: declaredModels(files.properties),
    tests: new Map(tests.map((test) => [test.name, test])),
    areTestsKnown: knowsMacros && !generic.includes(undefined),
    packages: new Set(packages),
    arePackagesKnown: installed.areAll,
    testFolder: folderOf("tests", settings, product),
    macroFolder: folderOf("macros", settings, product),
    databaseMacro: databaseMacroIn(files.macros),
    namesTables: files.macros.some(namesTablesIn),
  };
}

/** Those of a project of which nothing is known. */
export const noDeclarations: DbtDeclarations = {
  models: new Map(),
  tests: new Map(),
  areTestsKnown: false,
  packages: new Set(),
  arePackagesKnown: false,
  testFolder: undefined,
  macroFolder: undefined,
  databaseMacro: undefined,
  namesTables: false,
};

// Beside macros dbt takes tests from folders of this name.
function genericTests(reading: DbtReading, settings: ProjectSettings) {
  const folders = settings.folders("tests").folders.map((folder) => ({ ...folder, path: `${folder.path}/generic` }));
  return findFiles(reading, { folders, endings: [".sql"] }).files.map((file) => readText(reading, file));
}

function folderOf(
  kind: "macros" | "tests",
  { directory, folders }: ProjectSettings,
  product: string,
): string | undefined {
  const inside = folders(kind).folders.filter(({ path }) => plainPath.test(relativePath(path, directory)));
  return inside.map(({ path }) => relativePath(path, product)).find((path) => plainPath.test(path));
}

// Down from where it begins, through names that every system takes.
const plainPath = /^[\w -][\w. -]*(?:\/[\w -][\w. -]*)*$/u;
