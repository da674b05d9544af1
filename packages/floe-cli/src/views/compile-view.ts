import {
  aboutFile,
  type CompileResult,
  type Diagnostic,
  display,
  type FileChange,
  type Host,
  hasErrors,
  inProduct,
  inReadingOrder,
  isShared,
  joinPath,
  jsonDiagnostics,
  type OutputDiff,
  outputDiffs,
  relativePath,
  shownPath,
  type WorkspaceResult,
  type WrittenSet,
} from "floe-core";
import { exitCode } from "../exit-code.ts";
import type { FoundProducts } from "../find-products.ts";
import { fixable } from "./fixable-line.ts";
import { pluginLines } from "./plugin-lines.ts";
import type { Passage, Report } from "./report.ts";
import { wayLines } from "./way-lines.ts";

/** What was asked of a compile, as far as it changes what is said about the result. */
export interface CompileMode {
  readonly outputs: "write" | "check" | "none";
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** Whether how files differ is said as well. */
  readonly diff?: boolean;
}

/** What became of a product. */
export interface CompiledProduct {
  /** The absolute path of its floe.yaml. */
  readonly path: string;
  /** The environment by which it is told from the same product in others. */
  readonly inEnvironment?: string | undefined;
  /** Whether it collides with another one of the run, which was said: then it was checked, and nothing else. */
  readonly collides: boolean;
  readonly result: CompileResult;
}

/** What is said about the only product of a run: one line, and a line for each file. */
export function compilePassage(host: Host, product: CompiledProduct, mode: CompileMode): Passage {
  const { result } = product;
  const plugins = mode.verbose === true ? pluginLines(host, product.path, result.plugins) : "";
  // `--check` has nothing to say when there is nothing to do.
  if (mode.outputs === "check" && result.upToDate) return { findings: [], text: plugins };
  if (mode.quiet === true && isDone(product, mode)) return { findings: result.diagnostics, text: "" };
  const line = compileLine(host, product, mode);
  const advice = fixable(result.diagnostics);
  const files = mode.outputs === "none" ? "" : fileLines(host, product);
  const text = `${line}${files}${advice === "" ? "" : `${advice}\n`}${plugins}`;
  return { findings: result.diagnostics, text };
}

/** Whether nothing is wrong with a product: compiled, or with `--check` up to date. */
export function isDone({ result, collides }: CompiledProduct, { outputs }: CompileMode): boolean {
  return !collides && !hasErrors(result.diagnostics) && (outputs !== "check" || result.upToDate);
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
    diff,
    missing,
    findings,
    workspaces,
  }: CompileMode &
    Omit<FoundProducts, "products" | "folders"> & {
      readonly workspaces: readonly WorkspaceResult[];
    },
): Report {
  const shown = (path: string): string => shownPath(path, host.workingDirectory);
  const isFine = (product: CompiledProduct): boolean => isDone(product, { outputs });
  const found = products.flatMap((product) => {
    const about = aboutFile(shown(product.path), product.result.diagnostics);
    return products.length === 1 ? about : inProduct(nameOfProduct(host, product), about);
  });
  const isCurrent = ({ diagnostics, upToDate }: WorkspaceResult): boolean =>
    !hasErrors(diagnostics) && (outputs !== "check" || upToDate);
  const isAllDone = products.every(isFine) && missing.length === 0 && workspaces.every(isCurrent);
  const ofFolders = workspaces.flatMap(({ diagnostics }) => diagnostics);
  return {
    command: "compile",
    exitCode: isAllDone ? exitCode.done : exitCode.refused,
    diagnostics: [...findings, ...found, ...ofFolders],
    checked: products.map(({ path }) => path),
    data: () => ({
      products: productsData(products, {
        shown,
        isFine,
        shared: sharedKeys(found),
        diffs:
          diff === true
            ? (of) => writtenSets(of).flatMap((set) => outputDiffs(host, { ...set, root: set.outputRoot }))
            : undefined,
      }),
      diagnostics: jsonDiagnostics([...findings, ...ofFolders, ...inReadingOrder(found).filter(isShared)]),
      missing: missing.map(({ path, finding }) => ({ path, reason: finding.message })),
    }),
  };
}

/** What findings call a product of several. */
export function nameOfProduct(host: Host, { path, inEnvironment }: CompiledProduct): string {
  const shown = shownPath(path, host.workingDirectory);
  return inEnvironment === undefined ? shown : `${shown} for ${inEnvironment}`;
}

/** What was found in several products, which stands once, beside them. */
function sharedKeys(found: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(inReadingOrder(found).filter(isShared).map(keyOf));
}

function keyOf({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, message, span?.source.path, span?.start]);
}

function productsData(
  products: readonly CompiledProduct[],
  report: {
    readonly shown: (path: string) => string;
    readonly isFine: (product: CompiledProduct) => boolean;
    readonly shared: ReadonlySet<string>;
    readonly diffs: ((result: CompileResult) => readonly OutputDiff[]) | undefined;
  },
): readonly object[] {
  return products.map((product) => {
    const { result } = product;
    const own = result.diagnostics.filter((diagnostic) => !report.shared.has(keyOf(diagnostic)));
    const shown = { path: report.shown(product.path), ok: report.isFine(product), diffs: report.diffs?.(result) };
    return productData({ ...result, diagnostics: own }, shown);
  });
}

interface ShownProduct {
  readonly path: string;
  readonly ok: boolean;
  readonly diffs: readonly OutputDiff[] | undefined;
}

function productData(result: CompileResult, { path, ok, diffs }: ShownProduct): object {
  const diffOf = (file: string): string | undefined => diffs?.find((diff) => diff.path === file)?.lines.join("\n");
  return {
    product: result.productName === undefined ? null : display(result.productName),
    path,
    ok,
    environment: result.environment ?? null,
    files: writtenSets(result).flatMap(({ outputRoot, changes }) =>
      changes.map(({ kind, path: file }) => {
        const way =
          outputRoot === result.outputRoot ? file : relativePath(joinPath(outputRoot, file), result.outputRoot);
        return { path: way, change: kind, diff: diffOf(file) };
      }),
    ),
    diagnostics: jsonDiagnostics(result.diagnostics),
  };
}

/** The line about one product. */
export function compileLine(host: Host, { path, result, collides }: CompiledProduct, { outputs }: CompileMode): string {
  const name = display(result.productName ?? shownPath(path, host.workingDirectory));
  // A file that was kept is an error as well, and the others are written.
  const isNothingWritten = hasErrors(result.diagnostics) && result.changes.length === 0;
  const target = result.environment === undefined ? "" : ` for ${result.environment}`;
  if (collides || isNothingWritten) return `${name}: not compiled${target}, nothing written\n`;
  if (outputs === "none") return `${name}: compiles${target}, ${result.files.length} files\n`;
  const folder = display(shownPath(result.outputRoot, host.workingDirectory));
  const counts = countChanges(writtenSets(result).flatMap(({ changes }) => changes));
  const state = outputs === "check" ? "not up to date" : "compiled";
  return `${name}: ${state}${target}, ${counts} in ${folder}\n`;
}

function fileLines(host: Host, product: CompiledProduct): string {
  const { result } = product;
  const lines = writtenSets(result).flatMap(({ outputRoot, changes }) =>
    changes.map(({ kind, path }) => {
      const shown = shownPath(joinPath(outputRoot, path), host.workingDirectory);
      return `  ${verbs[kind].padEnd(9)} ${display(shown)}\n`;
    }),
  );
  return [...lines, ...wayLines(host, product.path, result)].join("");
}

/** The set of a product, and what it shares with those of other environments. */
export function writtenSets(result: CompileResult): readonly WrittenSet[] {
  return result.shared === undefined ? [result] : [result, result.shared];
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
