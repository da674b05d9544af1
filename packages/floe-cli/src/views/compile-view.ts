import {
  aboutFile,
  type CompileResult,
  display,
  type FileChange,
  type Host,
  hasErrors,
  joinPath,
  jsonDiagnostics,
  shownPath,
  type WorkspaceResult,
} from "floe-core";
import { exitCode } from "../exit-code.ts";
import type { FoundProducts } from "../find-products.ts";
import { pluginLines } from "./plugin-lines.ts";
import type { Passage, Report } from "./report.ts";

/** What was asked of a compile, as far as it changes what is said about the result. */
export interface CompileMode {
  readonly outputs: "write" | "check" | "none";
  readonly verbose?: boolean;
}

/** What became of a product. */
export interface CompiledProduct {
  /** The absolute path of its floe.yaml. */
  readonly path: string;
  /** Whether it collides with another one of the run, which was said: then it was checked, and nothing else. */
  readonly collides: boolean;
  readonly result: CompileResult;
}

/** What is said about a product as soon as it is compiled: one line, and for a single one a line for each file. */
export function compilePassage(
  host: Host,
  product: CompiledProduct,
  mode: CompileMode & { readonly single: boolean },
): Passage {
  const { result } = product;
  const plugins = mode.verbose === true ? pluginLines(host, product.path, result.plugins) : "";
  // `--check` has nothing to say when there is nothing to do.
  if (mode.outputs === "check" && result.upToDate) return { findings: [], text: plugins };
  const files = mode.single ? fileLines(host, result) : "";
  return { findings: result.diagnostics, text: `${compileLine(host, product, mode)}${files}${plugins}` };
}

/** What is said about the files of a folder with several products, where there is something to say. */
export function workspacePassage(host: Host, workspace: WorkspaceResult, { outputs }: CompileMode): Passage {
  const { changes, diagnostics, upToDate, folder } = workspace;
  if (upToDate || changes.length === 0) return { findings: diagnostics, text: "" };
  const shown = display(shownPath(folder, host.workingDirectory));
  const state = outputs === "check" ? "not up to date" : "compiled";
  return { findings: diagnostics, text: `workspace: ${state}, ${countChanges(changes)} in ${shown}\n` };
}

/** What is said about all products in the end. */
export function compileReport(
  host: Host,
  products: readonly CompiledProduct[],
  {
    outputs,
    missing,
    findings,
    workspaces,
  }: CompileMode &
    Omit<FoundProducts, "products" | "folders"> & {
      readonly workspaces: readonly WorkspaceResult[];
    },
): Report {
  const shown = (path: string): string => shownPath(path, host.workingDirectory);
  const isDone = ({ result, collides }: CompiledProduct): boolean =>
    !collides && !hasErrors(result.diagnostics) && (outputs !== "check" || result.upToDate);
  const isCurrent = ({ diagnostics, upToDate }: WorkspaceResult): boolean =>
    !hasErrors(diagnostics) && (outputs !== "check" || upToDate);
  const isAllDone = products.every(isDone) && missing.length === 0 && workspaces.every(isCurrent);
  const ofFolders = workspaces.flatMap(({ diagnostics }) => diagnostics);
  return {
    command: "compile",
    exitCode: isAllDone ? exitCode.done : exitCode.refused,
    diagnostics: [
      ...findings,
      ...products.flatMap(({ path, result }) => aboutFile(shown(path), result.diagnostics)),
      ...ofFolders,
    ],
    checked: products.map(({ path }) => path),
    data: () => ({
      products: products.map((product) => productData(shown(product.path), product.result, isDone(product))),
      diagnostics: jsonDiagnostics([...findings, ...ofFolders]),
      missing: missing.map(({ path, finding }) => ({ path, reason: finding.message })),
    }),
  };
}

function productData(path: string, result: CompileResult, ok: boolean): object {
  return {
    product: result.productName === undefined ? null : display(result.productName),
    path,
    ok,
    files: result.changes.map(({ kind, path: file }) => ({ path: file, change: kind })),
    diagnostics: jsonDiagnostics(result.diagnostics),
  };
}

function compileLine(host: Host, { path, result, collides }: CompiledProduct, { outputs }: CompileMode): string {
  const name = display(result.productName ?? shownPath(path, host.workingDirectory));
  // A file that was kept is an error as well, and the others are written.
  const isNothingWritten = hasErrors(result.diagnostics) && result.changes.length === 0;
  if (collides || isNothingWritten)
    return `${name}: not compiled, nothing written
`;
  if (outputs === "none") return `${name}: compiles, ${result.files.length} files\n`;
  const folder = display(shownPath(result.outputRoot, host.workingDirectory));
  const counts = countChanges(result.changes);
  return `${name}: ${outputs === "check" ? "not up to date" : "compiled"}, ${counts} in ${folder}\n`;
}

function fileLines(host: Host, result: CompileResult): string {
  const lines = result.changes.map(({ kind, path }) => {
    const shown = shownPath(joinPath(result.outputRoot, path), host.workingDirectory);
    return `  ${verbs[kind].padEnd(9)} ${display(shown)}\n`;
  });
  return lines.join("");
}

const verbs: Readonly<Record<FileChange["kind"], string>> = {
  keep: "unchanged",
  create: "created",
  update: "updated",
  remove: "removed",
  edited: "kept",
};

const counted = ["create", "update", "remove", "edited", "keep"] as const satisfies readonly FileChange["kind"][];
const words: Readonly<Record<FileChange["kind"], string>> = {
  create: "created",
  update: "updated",
  remove: "removed",
  edited: "edited by hand",
  keep: "unchanged",
};

function countChanges(changes: readonly FileChange[]): string {
  const parts = counted.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words[kind]}`];
  });
  return parts.join(", ") || "no files";
}
