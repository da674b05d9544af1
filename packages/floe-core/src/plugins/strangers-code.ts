import type { DirectoryEntry, Host } from "../host/host.ts";
import { directoryOf, joinPath } from "../host/paths.ts";
import {
  type Distrusted,
  distrustOf,
  firstDistrusted,
  foldersUpwards,
  pathsBetween,
  type SearchBounds,
} from "../host/search-bounds.ts";
import { npmPackageName } from "../schemas/shared/npm-package-name.ts";
import { readPackageJson } from "./package-json.ts";

/** Code that is about to run, links resolved. */
export interface PluginFiles {
  /** The folder of its package. */
  readonly directory: string;
  readonly module: string;
  /** Where Node looks beside the `node_modules` above a module: NODE_PATH and folders in the home folder. */
  readonly otherFolders: readonly string[];
}

/** What is not trusted, and whether it is a part of the plugin or could be imported by it. */
export interface StrangersCode extends Reached {
  readonly isOwn: boolean;
}

interface Reached extends Distrusted {
  /** The open folder that it stands in, where that is the reason. */
  readonly openHolder?: string;
}

/** A file or folder of somebody else that would run with a plugin: of its package, of the packages that it depends on, or in a
 *  folder that Node would look in for an import. Node's search goes up to the root of the disk, whatever our bounds are. */
export function strangersCode(host: Host, files: PluginFiles, bounds: SearchBounds): StrangersCode | undefined {
  const { directory, module, otherFolders } = files;
  const own =
    firstDistrusted(host, [...pathsBetween(directory, module), joinPath(directory, "package.json")], bounds) ??
    strangersFile(host, directory, bounds);
  if (own !== undefined) return { ...own, isOwn: true };
  const reached =
    reachedStranger(host, directory, bounds) ?? firstOf(otherFolders, (folder) => importable(host, folder, bounds));
  return reached && { ...reached, isOwn: false };
}

const maxFiles = 2000;

/** The first file in the package that is not trusted. Packages are small; what is larger is a whole project that is linked,
 *  and of that the upper folders are looked at, and those on the way to the module. */
function strangersFile(host: Host, directory: string, bounds: SearchBounds): Reached | undefined {
  const folders = [directory];
  let seen = 0;
  for (const folder of folders) {
    const entries = entriesOf(host, folder);
    seen += entries.length;
    if (seen > maxFiles) return undefined;
    for (const { name, kind } of entries) {
      const path = joinPath(folder, name);
      const found = name === "node_modules" ? importable(host, path, bounds) : firstDistrusted(host, [path], bounds);
      if (found !== undefined) return found;
      if (kind === "directory" && !notOfPackage.has(name)) folders.push(path);
    }
  }
  return undefined;
}

/** Folders whose files no import reaches by a path of its own. */
const notOfPackage: ReadonlySet<string> = new Set(["node_modules", ".git"]);

const maxPackages = 1000;

/** Follows what a package depends on, as Node finds it from where each package really lies. */
function reachedStranger(host: Host, directory: string, bounds: SearchBounds): Reached | undefined {
  const packages = new Set([directory]);
  const judged = new Set<string>();
  for (const folder of packages) {
    const searched = foldersUpwards(folder)
      .map((each) => joinPath(each, "node_modules"))
      .filter((modules) => host.exists(modules));
    const unknown = searched.filter((modules) => !judged.has(modules));
    for (const modules of unknown) judged.add(modules);
    const found =
      firstOf(unknown, (modules) => importable(host, modules, bounds)) ??
      firstDistrusted(host, [joinPath(folder, "package.json")], bounds);
    if (found !== undefined) return found;
    if (packages.size > maxPackages) continue;
    for (const dependency of dependenciesOf(host, folder, searched)) packages.add(dependency);
  }
  return undefined;
}

/** Where the packages really lie that a package may import. */
function dependenciesOf(host: Host, folder: string, searched: readonly string[]): readonly string[] {
  const reading = readPackageJson(host, folder);
  const names = reading.kind === "read" ? reading.packageJson.importable : [];
  return names.flatMap((name) => {
    if (!npmPackageName.test(name)) return [];
    return firstOf(searched, (modules) => host.realPath(`${modules}/${name}`)) ?? [];
  });
}

/** What is not trusted of a folder that holds packages: the folder, the one that it stands in, or a package. */
function importable(host: Host, folder: string, bounds: SearchBounds): Reached | undefined {
  const distrust = distrustOf(host, folder, bounds);
  if (distrust !== undefined) return { path: folder, distrust };
  const holder = directoryOf(host.realPath(folder) ?? folder);
  // In an open folder everybody can put another one in its place.
  for (const openHolder of new Set([directoryOf(folder), holder])) {
    const isOpen = distrustOf(host, openHolder, bounds)?.kind === "open";
    if (isOpen) return { path: folder, distrust: { kind: "open" }, openHolder };
  }
  return firstOf(packagesIn(host, folder), (path) => {
    const found = distrustOf(host, path, bounds);
    return found && { path, distrust: found };
  });
}

/** What an import by name can find in a folder: packages, those of scopes, and single files. What begins with a dot is the
 *  package manager's own. */
function packagesIn(host: Host, folder: string): readonly string[] {
  return entriesOf(host, folder).flatMap(({ name }) => {
    const path = joinPath(folder, name);
    if (name.startsWith(".")) return [];
    return name.startsWith("@") ? [path, ...packagesIn(host, path)] : [path];
  });
}

function entriesOf(host: Host, folder: string): readonly DirectoryEntry[] {
  const listed = host.listDirectory(folder);
  return listed.kind === "failed" ? [] : listed.value;
}

function firstOf<T, R>(items: Iterable<T>, find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
