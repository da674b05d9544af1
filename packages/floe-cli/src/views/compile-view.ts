import {
  type CompileResult,
  display,
  type FileChange,
  type Host,
  hasErrors,
  joinPath,
  jsonDiagnostics,
  jsonFormatVersion,
  shownPath,
} from "floe-core";
import type { FoundProducts } from "../find-products.ts";

/** What was asked of a compile, as far as it changes what is said about the result. */
export interface CompileMode {
  readonly outputs: "write" | "check" | "none";
}

/** One line about one product. */
export function compileLine(host: Host, productPath: string, result: CompileResult, { outputs }: CompileMode): string {
  const name = display(result.productName ?? shownPath(productPath, host.workingDirectory));
  if (hasErrors(result.diagnostics)) return `${name}: not compiled, nothing written\n`;
  if (outputs === "none") return `${name}: compiles, ${result.files.length} files\n`;
  const folder = display(shownPath(result.outputRoot, host.workingDirectory));
  const counts = countChanges(result.changes);
  return `${name}: ${outputs === "check" ? "not up to date" : "compiled"}, ${counts} in ${folder}\n`;
}

/** A line for each file, for a single product. */
export function fileLines(host: Host, result: CompileResult): string {
  const lines = result.changes.map(({ kind, path }) => {
    const shown = shownPath(joinPath(result.outputRoot, path), host.workingDirectory);
    return `  ${verbs[kind].padEnd(9)} ${display(shown)}\n`;
  });
  return lines.join("");
}

/** The results as data. */
export function compileJson(
  results: readonly { readonly path: string; readonly result: CompileResult }[],
  { outputs, missing, findings }: CompileMode & Omit<FoundProducts, "products">,
): string {
  const products = results.map(({ path, result }) => ({
    product: result.productName === undefined ? null : display(result.productName),
    path,
    ok: !hasErrors(result.diagnostics) && (outputs !== "check" || result.upToDate),
    files: result.changes.map(({ kind, path: file }) => ({ path: file, change: kind })),
    diagnostics: jsonDiagnostics(result.diagnostics),
  }));
  const ok = products.every((product) => product.ok) && missing.length === 0;
  const diagnostics = jsonDiagnostics(findings);
  const reasons = missing.map(({ path, finding }) => ({ path, reason: finding.message }));
  const report = { version: jsonFormatVersion, command: "compile", ok, products, diagnostics, missing: reasons };
  return `${JSON.stringify(report, null, 2)}\n`;
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
