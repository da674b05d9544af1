import {
  aboutFile,
  type Diagnostic,
  type FileChange,
  type Host,
  hasErrors,
  inProduct,
  inReadingOrder,
  isShared,
  shownPath,
} from "floe-core";
import {
  type CompiledProduct,
  type CompileMode,
  compileLine,
  isDone,
  nameOfProduct,
  writtenSets,
} from "./compile-view.ts";
import { summaryOf } from "./fixable-line.ts";
import { pluginLines } from "./plugin-lines.ts";
import type { Passage } from "./report.ts";

/** What is said about several products when all are compiled: each finding once, a line for each product that changed or has a
 *  mistake of its own, and one line that counts. Unchanged products, and those that only share a mistake, are counted. */
export function compiledTogether(host: Host, products: readonly CompiledProduct[], mode: CompileMode): Passage {
  const isSaid = ({ result }: CompiledProduct): boolean => mode.outputs !== "check" || !result.upToDate;
  const findings = findingsOf(host, products.filter(isSaid));
  const listed = mode.verbose === true ? products : products.filter(isNoteworthy(findings, mode));
  const lines = mode.quiet === true ? [] : listed.map((product) => compileLine(host, product, mode));
  const plugins =
    mode.verbose === true ? products.map(({ path, result }) => pluginLines(host, path, result.plugins)) : [];
  const hasTotal = !products.every((product) => isSilent(product, mode));
  const total = hasTotal ? summaryOf(`${products.length} products: ${countsOf(products, mode)}`, findings) : "";
  return {
    findings: mode.verbose === true ? findings : withoutNotices(findings),
    text: [...lines, ...plugins, total].join(""),
  };
}

/** The findings to show of many products: beside an error that stops them, notices are noise. */
export function withoutNotices(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return hasErrors(findings) ? findings.filter(({ severity }) => severity !== "info") : findings;
}

/** All findings of several products in reading order, each once. */
export function findingsOf(host: Host, products: readonly CompiledProduct[]): readonly Diagnostic[] {
  const found = products.flatMap((product) => {
    const shown = shownPath(product.path, host.workingDirectory);
    return inProduct(nameOfProduct(host, product), aboutFile(shown, product.result.diagnostics));
  });
  return inReadingOrder(found);
}

function isNoteworthy(findings: readonly Diagnostic[], mode: CompileMode): (product: CompiledProduct) => boolean {
  const own = new Set(
    findings
      .filter((finding) => finding.severity === "error" && !isShared(finding))
      .flatMap(({ products = [] }) => products),
  );
  const shared = findings.some((finding) => finding.severity === "error" && isShared(finding));
  return (product) => {
    if (isDone(product, mode)) return changesOf(product).some(({ kind }) => kind !== "keep");
    return !shared || product.result.changes.length > 0 || hasOwn(product, own);
  };
}

function hasOwn({ result }: CompiledProduct, own: ReadonlySet<string>): boolean {
  return own.size > 0 && result.diagnostics.some(({ span }) => span !== undefined && own.has(span.source.shown));
}

// `--check` has nothing to say when there is nothing to do, nor has `--quiet`.
function isSilent(product: CompiledProduct, mode: CompileMode): boolean {
  return isDone(product, mode) && (mode.quiet === true || (mode.outputs === "check" && mode.verbose !== true));
}

const states = [
  "compiled",
  "compiled in part",
  "not compiled",
  "not up to date",
  "up to date",
  "unchanged",
  "correct",
] as const;

function countsOf(products: readonly CompiledProduct[], mode: CompileMode): string {
  const parts = states.flatMap((state) => {
    const count = products.filter((product) => stateOf(product, mode) === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return parts.join(", ");
}

function stateOf({ collides, result }: CompiledProduct, { outputs }: CompileMode): (typeof states)[number] {
  if (collides || (hasErrors(result.diagnostics) && result.changes.length === 0)) return "not compiled";
  if (outputs === "none") return "correct";
  if (outputs === "check") return result.upToDate ? "up to date" : "not up to date";
  if (hasErrors(result.diagnostics)) return "compiled in part";
  return changesOf({ result }).every(({ kind }) => kind === "keep") ? "unchanged" : "compiled";
}

function changesOf({ result }: Pick<CompiledProduct, "result">): readonly FileChange[] {
  return writtenSets(result).flatMap(({ changes }) => changes);
}
