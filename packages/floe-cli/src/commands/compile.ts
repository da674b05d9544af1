import {
  aboutFile,
  type CompileRequest,
  type CompileResult,
  compileProject,
  type Diagnostic,
  hasErrors,
  joinPath,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session, Terminal } from "../session.ts";
import { type CompileMode, compileJson, compileLine, fileLines } from "../views/compile-view.ts";
import { type OutputFormat, reportText } from "../views/report-view.ts";

/** The options of `floe compile`, as commander gives them. */
export interface CompileOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly format: OutputFormat;
}

/** Compiles the products that the paths mean, each by itself: one that fails does not keep the others from being
 *  written. */
export async function compileCommand(
  paths: readonly string[],
  options: CompileOptions,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const { products, missing, findings } = findProducts(host, paths);
  if (options.out !== undefined && products.length > 1) {
    terminal.err("error: --out takes one product; the outputs of several would overwrite each other.\n");
    return exitCode.usage;
  }
  if (options.format === "human") printFindings(terminal, findings);
  const mode: CompileMode = { outputs: outputsOf(options) };
  const results: { path: string; result: CompileResult }[] = [];
  for (const [index, productPath] of products.entries()) {
    const path = shownPath(productPath, host.workingDirectory);
    progress(terminal, `compiling ${path} (${index + 1} of ${products.length})`, products.length);
    const result = await compileProject(requestOf(productPath, options, session, mode), session.context);
    results.push({ path, result });
    progress(terminal, "", products.length);
    if (options.format === "human") print(session, productPath, result, { ...mode, single: products.length === 1 });
  }
  if (options.format === "json") terminal.out(compileJson(results, { ...mode, missing, findings }));
  else if (options.format !== "human") {
    const found = results.flatMap(({ path, result }) => aboutFile(path, result.diagnostics));
    const diagnostics = [...findings, ...found];
    terminal.out(reportText(options.format, { diagnostics, checked: products }, session));
  }
  const failed = results.some(
    ({ result }) => hasErrors(result.diagnostics) || (mode.outputs === "check" && !result.upToDate),
  );
  return failed || missing.length > 0 ? exitCode.refused : exitCode.done;
}

function requestOf(productPath: string, options: CompileOptions, { host }: Session, mode: CompileMode): CompileRequest {
  const absolute = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : joinPath(host.workingDirectory, path);
  return {
    productPath,
    manifestPath: absolute(options.manifest),
    environment: options.env,
    outputRoot: absolute(options.out),
    outputs: mode.outputs,
    overwrite: options.overwrite === true ? "replace-edited" : "keep-edited",
  };
}

function outputsOf({ check, dryRun }: CompileOptions): CompileMode["outputs"] {
  if (check === true) return "check";
  return dryRun === true ? "none" : "write";
}

function print(
  session: Session,
  productPath: string,
  result: CompileResult,
  mode: CompileMode & { readonly single: boolean },
): void {
  const { host, terminal } = session;
  // `--check` has nothing to say when there is nothing to do.
  if (mode.outputs === "check" && result.upToDate) return;
  printFindings(terminal, result.diagnostics);
  terminal.out(compileLine(host, productPath, result, mode));
  if (mode.single) terminal.out(fileLines(host, result));
}

function printFindings(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`);
}

// One line that is written over; only where somebody watches, and only when there is something to wait for.
function progress(terminal: Terminal, text: string, products: number): void {
  if (terminal.live && products > 1) terminal.err(`\r\u001b[2K${text}`);
}
