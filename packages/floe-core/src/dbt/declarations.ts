import { joinPath } from "../host/paths.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readForeignYaml } from "../yaml/read-foreign.ts";
import { elements, memberNode, textAt, textNode } from "../yaml/read-node.ts";
import { type DeclaredModel, declaredModels } from "./declared-models.ts";
import { type DbtFolder, findFiles } from "./find-files.ts";
import { readText } from "./read-text.ts";
import type { DbtReading } from "./reading.ts";
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
  /** The first folder for tests that lies inside of the project, from there; `undefined` when there is none. */
  readonly testFolder: string | undefined;
}

interface Place {
  readonly directory: string;
  readonly root: YamlNode | undefined;
}

/** Reads them. */
export function readDeclarations(reading: DbtReading, place: Place): DbtDeclarations {
  const folders = (key: string, fallback: string) => namedFolders(place, key, fallback);
  const properties = findFiles(reading, { folders: folders("model-paths", "models"), endings: [".yml", ".yaml"] });
  const macros = findFiles(reading, {
    folders: [...folders("macro-paths", "macros"), ...folders("test-paths", "tests")],
    endings: [".sql"],
  });
  const texts = macros.files.map((file) => readText(reading, file));
  const roots = properties.files.flatMap((file) => {
    const source = readText(reading, file);
    return (source && readForeignYaml(source)) ?? [];
  });
  const tests = testMacros(texts.flatMap((text) => text ?? []));
  return {
    models: declaredModels(roots),
    tests: new Map(tests.map((test) => [test.name, test])),
    areTestsKnown: macros.isComplete && !texts.includes(undefined),
    ...packagesOf(reading, place),
    testFolder: testFolderOf(place),
  };
}

function namedFolders({ directory, root }: Place, key: string, fallback: string): readonly DbtFolder[] {
  const listed = elements(memberNode(root, key)).flatMap((item) => textNode(item) ?? []);
  if (listed.length === 0) return [{ path: joinPath(directory, fallback), span: undefined }];
  return listed.map(({ value, span }) => ({ path: joinPath(directory, value), span }));
}

function testFolderOf({ root }: Place): string | undefined {
  const node = memberNode(root, "test-paths");
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return "tests";
  const folders = elements(node).flatMap((item) => textNode(item)?.value ?? []);
  const inside = folders.map((folder) => folder.replace(/^(?:\.\/)+|\/+$/gu, ""));
  return inside.find((folder) => /^[\w -][\w. -]*(?:\/[\w -][\w. -]*)*$/u.test(folder));
}

function packagesOf(reading: DbtReading, place: Place): Pick<DbtDeclarations, "packages" | "arePackagesKnown"> {
  const files = ["packages.yml", "dependencies.yml"].map((name) =>
    packageFile(reading, joinPath(place.directory, name)),
  );
  const entries = files.flatMap((root) => elements(memberNode(root?.node, "packages")));
  const names = entries.map(packageName);
  const folder = joinPath(place.directory, textAt(place.root, "packages-install-path")?.value ?? "dbt_packages");
  const listed = reading.host.listDirectory(folder);
  const installed = listed.kind === "done" ? listed.value.map(({ name }) => name) : [];
  // A package may bring others along, which is known when all are installed.
  const areAll = entries.length === 0 || installed.length >= entries.length;
  const arePackagesKnown = areAll && !names.includes(undefined) && !files.includes(undefined);
  return { packages: new Set([...names.flatMap((name) => name ?? []), ...installed]), arePackagesKnown };
}

/** The root of a file with packages; without a node when there is no such file, `undefined` when it cannot be read. */
function packageFile(reading: DbtReading, path: string): { readonly node: YamlNode | undefined } | undefined {
  const status = reading.host.status(path);
  if (status.kind === "failed") return { node: undefined };
  const source = readText(reading, { path, real: path });
  const node = source && readForeignYaml(source);
  return node === undefined ? undefined : { node };
}

// `dbt-labs/dbt_utils`, `https://github.com/dbt-labs/dbt-utils.git`, `../shared/macros`.
function packageName(entry: YamlNode): string | undefined {
  const named = ["name", "package", "git", "local", "private"].flatMap((key) => textAt(entry, key) ?? [])[0];
  const last = named?.value
    .replace(/(?:\.git)?\/*$/u, "")
    .split("/")
    .at(-1);
  return last === undefined || last.includes("{") ? undefined : last.replaceAll("-", "_");
}
