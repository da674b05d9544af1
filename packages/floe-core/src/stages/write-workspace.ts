import { defineDiagnostics, problem } from "../diagnostics/define.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { directoryOf, joinPath, relativePath, shownPath } from "../host/paths.ts";
import { searchBounds } from "../host/search-bounds.ts";
import { ledgerName, parseLedger } from "../outputs/ledger.ts";
import { isOutputPath } from "../outputs/output-path.ts";
import { type FileChange, isUpToDate, type OutputFile, type Overwrite } from "../outputs/plan-writes.ts";
import { proofOf } from "../outputs/seal.ts";
import { checkOutputs } from "../outputs/write-outputs.ts";
import { writeWhenFree } from "../outputs/write-when-free.ts";
import { callHook } from "../plugins/call.ts";
import type { WorkspaceProduct } from "../plugins/contract.ts";
import { workspaceResults } from "../plugins/hook-results.ts";
import type { LoadedPlugin } from "../plugins/load.ts";
import { display } from "../secrets/display.ts";
import { environmentRoot } from "./build/build.ts";
import type { CompileResult } from "./compile-project.ts";

/** Findings about the files of a folder with several products. */
export const workspaceDiagnostics = defineDiagnostics("workspace", {
  "own-file": problem({
    severity: "info",
    message: (p: { path: string }) => `\`${display(p.path)}\` is not floe's, so it was left as it is.`,
    help: () => "See that it names all products of the folder, or move it away to have floe write it.",
    docs: {
      cause:
        "A folder with several products gets files by which the orchestrator finds them. One of that name stands there that floe has not written.",
      fix: "Nothing has to be done as long as the file names the products.",
    },
  }),
});

/** A folder in which several products were found, and what became of them. */
export interface WorkspaceRequest {
  /** Absolute. */
  readonly folder: string;
  /** The environment that they were compiled for; left out where none was asked for by name. */
  readonly environment?: string | undefined;
  readonly products: readonly { readonly path: string; readonly result: CompileResult }[];
  readonly outputs: "write" | "check";
  readonly overwrite: Overwrite;
}

/** What was done, or with `check` would be, to the files of the folder. */
export interface WorkspaceResult {
  readonly folder: string;
  readonly changes: readonly FileChange[];
  readonly upToDate: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brings the files by which the orchestrator finds all products of a folder to disk. Touches nothing while one of the products has
 *  errors, and nothing that floe has not written. The set has a ledger of its own in the folder. */
export async function writeWorkspace(host: Host, request: WorkspaceRequest): Promise<WorkspaceResult> {
  const { products, outputs, overwrite } = request;
  const folder = environmentRoot(request.folder, request.environment);
  const nothing = { folder, changes: [], upToDate: true, diagnostics: [] };
  const [first] = products;
  if (first === undefined || products.some(({ result }) => hasErrors(result.diagnostics))) return nothing;
  const ledger = ledgerOf(host, folder);
  // One product is found by itself; files of several are taken away again.
  if (ledger === "of-a-product" || (ledger === "none" && products.length < 2)) return nothing;
  const wanted = products.length < 2 ? [] : workspaceFiles(request);
  const own = wanted.filter(({ path }) => isForeign(host, joinPath(folder, path), path));
  const files = wanted.filter((file) => !own.includes(file) && !isOfPyproject(host, folder, file));
  if (files.length === 0 && ledger === "none") return { ...nothing, diagnostics: leftAlone(host, folder, own) };
  const { owners } = searchBounds(host, { file: first.path });
  const target = { host, root: folder, files, owners };
  if (outputs === "check") {
    const plan = checkOutputs(target);
    return { folder, changes: plan.changes, upToDate: isUpToDate(plan), diagnostics: leftAlone(host, folder, own) };
  }
  const written = await writeWhenFree({ ...target, overwrite, at: undefined });
  const changes = written.value?.changes ?? [];
  const upToDate = written.value !== undefined && changes.every(({ kind }) => kind === "keep");
  return { folder, changes, upToDate, diagnostics: [...leftAlone(host, folder, own), ...written.diagnostics] };
}

/** What the plugins of the products want to stand in the folder. */
function workspaceFiles({ folder, environment, products }: WorkspaceRequest): readonly OutputFile[] {
  const groups = new Map<string, { readonly plugin: LoadedPlugin; readonly members: WorkspaceProduct[] }>();
  for (const { path, result } of products) {
    const { orchestrator: plugin, productName: name } = result;
    const own = relativePath(directoryOf(path), folder);
    // A folder whose name some system reads in another way has no file of ours.
    if (plugin === undefined || name === undefined || !isOutputPath(own)) continue;
    const group = groups.get(plugin.candidate.id.package) ?? { plugin, members: [] };
    groups.set(plugin.candidate.id.package, group);
    const seen = relativePath(environmentRoot(directoryOf(path), environment), environmentRoot(folder, environment));
    group.members.push({ name, folder: seen });
  }
  const [group] = groups.values();
  // Products of two orchestrators have no view in common.
  if (group === undefined || groups.size > 1) return [];
  const { plugin } = group.plugin;
  if (plugin.kind !== "orchestrator" || plugin.workspaceFiles === undefined) return [];
  return callHook(group.plugin, "workspaceFiles", () => workspaceResults(plugin.workspaceFiles?.(group.members) ?? []));
}

/** Whose set the folder's ledger is about: `--out` may have put a product's there. */
function ledgerOf(host: Host, folder: string): "none" | "of-a-workspace" | "of-a-product" {
  const read = host.readFile(joinPath(folder, ledgerName), { maxBytes: 1024 * 1024 });
  if (read.kind === "failed") return "none";
  const ledger = parseLedger(new TextDecoder().decode(read.value));
  const paths = ledger === undefined ? [] : [...ledger.files.keys(), ...ledger.previous.keys()];
  return paths.every((path) => /(?:^|\/)(?:workspace\.yaml|dg\.toml)$/u.test(path)) ? "of-a-workspace" : "of-a-product";
}

function isForeign(host: Host, absolute: string, path: OutputFile["path"]): boolean {
  const read = host.readFile(absolute, { maxBytes: 1024 * 1024 });
  return read.kind === "failed" ? host.exists(absolute) : proofOf(path, read.value) === "unsealed";
}

// A dg.toml would have dg pass over what the user has in pyproject.toml beside it.
function isOfPyproject(host: Host, folder: string, { path }: OutputFile): boolean {
  if (!path.endsWith("dg.toml")) return false;
  const beside = joinPath(directoryOf(joinPath(folder, path)), "pyproject.toml");
  const read = host.readFile(beside, { maxBytes: 1024 * 1024 });
  return read.kind === "done" && /^\s*\[+tool\.dg\b/mu.test(new TextDecoder().decode(read.value));
}

function leftAlone(host: Host, folder: string, files: readonly OutputFile[]): readonly Diagnostic[] {
  return files.map(({ path }) => {
    const shown = shownPath(joinPath(folder, path), host.workingDirectory);
    return workspaceDiagnostics["own-file"]({ path: shown }, undefined, { about: [shown] });
  });
}
