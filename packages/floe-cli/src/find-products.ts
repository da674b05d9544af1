import {
  type Diagnostic,
  directoryOf,
  distrustOf,
  type Host,
  joinPath,
  naturalOrder,
  outputFolder,
  pathsBetween,
  searchBounds,
  shownPath,
} from "floe-core";
import { pathDiagnostics } from "./path-diagnostics.ts";

/** A path, as it was given, that leads to no file, and why. */
export interface NoProduct {
  readonly path: string;
  readonly finding: Diagnostic;
}

/** What the paths of a command line mean. */
export interface FoundProducts {
  readonly products: readonly string[];
  /** The folders that were named and searched, with what was found in each. */
  readonly folders: readonly FoundFolder[];
  readonly missing: readonly NoProduct[];
  /** What is missing, and warnings about folders that could not be searched: a product in one would go unnoticed. */
  readonly findings: readonly Diagnostic[];
}

/** A folder, absolute, and the products below it. */
export interface FoundFolder {
  readonly folder: string;
  readonly products: readonly string[];
}

const skipped: ReadonlySet<string> = new Set([
  "node_modules",
  "target",
  outputFolder,
  ".git",
  ".floe",
  ".venv",
  "dbt_packages",
]);
const deepest = 5;
/** Files and folders that a search looks at, over all paths. A repository of that many products is searched by parts. */
const mostEntries = 200_000;

/** The floe.yaml files that paths mean: a file itself, the one in a folder, or those in the folders below it. */
export function findProducts(host: Host, paths: readonly string[]): FoundProducts {
  const { workingDirectory } = host;
  const products = new Map<string, string>();
  const add = (product: string): void => {
    const file = realProduct(host, product);
    if (!products.has(file)) products.set(file, product);
  };
  const missing: NoProduct[] = [];
  const folders: FoundFolder[] = [];
  const search: Search = { host, unsearched: [], entriesLeft: mostEntries };
  for (const path of paths) {
    const absolute = joinPath(workingDirectory, path);
    const extras = { about: [shownPath(absolute, workingDirectory)] };
    if (!path.startsWith("/") && !host.exists(workingDirectory)) {
      missing.push({ path, finding: pathDiagnostics["no-working-directory"]({ workingDirectory }, undefined, extras) });
      continue;
    }
    if (!isDirectory(host, absolute)) {
      add(absolute);
      continue;
    }
    const below = productsBelow(search, { named: absolute, directory: absolute, depth: 0 });
    const found = below.length > 0 ? below : productAbove(search, absolute);
    if (found.length === 0) missing.push({ path, finding: pathDiagnostics["no-product"]({ path }, undefined, extras) });
    for (const product of found) add(product);
    if (found.every((product) => directoryOf(product) !== absolute))
      folders.push({ folder: absolute, products: found });
  }
  return {
    products: [...products.values()].sort(naturalOrder),
    missing,
    folders,
    findings: [...missing.map(({ finding }) => finding), ...search.unsearched],
  };
}

/** A product however its folder was named: a link to a folder leads to the same product. A link to a file does not, since the
 *  files of a product stand beside the link. */
function realProduct(host: Host, path: string): string {
  const folder = directoryOf(path);
  return joinPath(host.realPath(folder) ?? folder, path.slice(path.lastIndexOf("/") + 1));
}

interface Search {
  readonly host: Host;
  readonly unsearched: Diagnostic[];
  entriesLeft: number;
}

/** A folder in the search, and the one that was named. */
interface Place {
  readonly named: string;
  readonly directory: string;
  readonly depth: number;
}

function productsBelow(search: Search, place: Place): readonly string[] {
  const { host, unsearched } = search;
  const { directory, depth } = place;
  if (search.entriesLeft < 0) return [];
  if (host.exists(`${directory}/floe.yaml`)) {
    if (host.exists(`${directory}/floe.yml`)) passOver(search, `${directory}/floe.yml`);
    return productAt(search, place);
  }
  if (depth >= deepest) return [];
  const listed = host.listDirectory(directory);
  const path = shownPath(directory, host.workingDirectory);
  if (listed.kind === "failed") {
    const { errno } = listed.failure;
    unsearched.push(pathDiagnostics.unsearchable({ path, errno }, undefined, { about: [path] }));
    return [];
  }
  search.entriesLeft -= listed.value.length;
  if (search.entriesLeft < 0) {
    unsearched.push(pathDiagnostics["too-much"]({ path }, undefined, { about: [path] }));
    return [];
  }
  for (const { name } of listed.value) if (isLikeProduct(name)) passOver(search, joinPath(directory, name));
  const folders = listed.value.filter(({ kind, name }) => kind === "directory" && !skipped.has(name));
  return folders.flatMap(({ name }) =>
    productsBelow(search, { ...place, directory: joinPath(directory, name), depth: depth + 1 }),
  );
}

/** The product in whose folders the named one lies, as git finds its repository: inside the repository, and only one that a
 *  stranger cannot have put there. */
function productAbove({ host, unsearched }: Search, named: string): readonly string[] {
  const bounds = searchBounds(host, { file: joinPath(named, "floe.yaml") });
  for (const folder of bounds.folders.slice(1)) {
    const product = joinPath(folder, "floe.yaml");
    if (!host.exists(product)) continue;
    if (distrustOf(host, product, bounds) !== undefined) return [];
    const path = shownPath(product, host.workingDirectory);
    unsearched.push(pathDiagnostics["product-above"]({ path }, undefined, { about: [path] }));
    return [product];
  }
  return [];
}

/** Whether a name is that of a product's file with another ending, or in other letters. */
function isLikeProduct(name: string): boolean {
  return /^floe\.(?:ya?ml|json)(?:\.txt)?$/iu.test(name);
}

function passOver({ host, unsearched }: Search, absolute: string): void {
  const path = shownPath(absolute, host.workingDirectory);
  unsearched.push(pathDiagnostics["passed-over"]({ path }, undefined, { about: [path] }));
}

/** The product of a folder, unless a stranger can have put it in the way of the search. Whoever names a product trusts it. */
function productAt({ host, unsearched }: Search, { named, directory }: Place): readonly string[] {
  const product = `${directory}/floe.yaml`;
  if (directory === named) return [product];
  const way = pathsBetween(named, directory).map((folder) => statusOf(host, folder));
  const owner = statusOf(host, product)?.owner;
  const isKnown = owner === undefined || [0, host.user, way[0]?.owner].includes(owner);
  if (isKnown || !way.some((folder) => folder?.isOpen === true)) return [product];
  const path = shownPath(product, host.workingDirectory);
  unsearched.push(pathDiagnostics["strangers-product"]({ path, owner }, undefined, { about: [path] }));
  return [];
}

function statusOf(host: Host, path: string) {
  const status = host.status(path);
  return status.kind === "done" ? status.value : undefined;
}

function isDirectory(host: Host, path: string): boolean {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "directory";
}
