import { type Diagnostic, type Host, joinPath, shownPath } from "floe-core";
import { pathDiagnostics } from "./path-diagnostics.ts";

/** A path, as it was given, that leads to no file, and why. */
export interface NoProduct {
  readonly path: string;
  readonly finding: Diagnostic;
}

/** What the paths of a command line mean. */
export interface FoundProducts {
  readonly products: readonly string[];
  readonly missing: readonly NoProduct[];
  /** What is missing, and warnings about folders that could not be searched: a product in one would go unnoticed. */
  readonly findings: readonly Diagnostic[];
}

const skipped: ReadonlySet<string> = new Set(["node_modules", "target", ".git", ".floe", ".venv", "dbt_packages"]);
const deepest = 5;
/** Files and folders that a search looks at, over all paths. A repository of that many products is searched by parts. */
const mostEntries = 200_000;

/** The floe.yaml files that paths mean: a file itself, the one in a folder, or those in the folders below it. */
export function findProducts(host: Host, paths: readonly string[]): FoundProducts {
  const { workingDirectory } = host;
  const products = new Set<string>();
  const missing: NoProduct[] = [];
  const search: Search = { host, unsearched: [], entriesLeft: mostEntries };
  for (const path of paths) {
    const absolute = joinPath(workingDirectory, path);
    const extras = { about: [shownPath(absolute, workingDirectory)] };
    if (!path.startsWith("/") && !host.exists(workingDirectory)) {
      missing.push({ path, finding: pathDiagnostics["no-working-directory"]({ workingDirectory }, undefined, extras) });
      continue;
    }
    if (!isDirectory(host, absolute)) {
      products.add(absolute);
      continue;
    }
    const found = productsBelow(search, absolute, 0);
    if (found.length === 0) missing.push({ path, finding: pathDiagnostics["no-product"]({ path }, undefined, extras) });
    for (const product of found) products.add(product);
  }
  return {
    products: [...products],
    missing,
    findings: [...missing.map(({ finding }) => finding), ...search.unsearched],
  };
}

interface Search {
  readonly host: Host;
  readonly unsearched: Diagnostic[];
  entriesLeft: number;
}

function productsBelow(search: Search, directory: string, depth: number): readonly string[] {
  const { host, unsearched } = search;
  if (search.entriesLeft < 0) return [];
  if (host.exists(`${directory}/floe.yaml`)) return [`${directory}/floe.yaml`];
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
  const folders = listed.value.filter(({ kind, name }) => kind === "directory" && !skipped.has(name));
  return folders.flatMap(({ name }) => productsBelow(search, joinPath(directory, name), depth + 1));
}

function isDirectory(host: Host, path: string): boolean {
  const status = host.status(path);
  return status.kind === "done" && status.value.kind === "directory";
}
