import {
  aboutFile,
  type CompileResult,
  compileProject,
  type Diagnostic,
  type Host,
  hasErrors,
  joinPath,
  jsonDiagnostics,
  jsonFormatVersion,
  kindOfFile,
  renderCounts,
  renderHuman,
  shownPath,
  validateManifest,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session } from "../session.ts";
import { fixLine, jsonFix } from "../views/fix-view.ts";
import { type OutputFormat, reportText } from "../views/report-view.ts";
import { fixFiles } from "./fix-files.ts";

/** The options of `floe validate`, as commander gives them. */
export interface ValidateOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly fix?: boolean;
  readonly format: OutputFormat;
}

/** Checks files: a manifest by itself, a product together with its manifest. Writes nothing but the corrections that
 *  `--fix` asks for. */
export async function validateCommand(
  files: readonly string[],
  options: ValidateOptions,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const { products: paths, findings } = findProducts(host, files);
  const check = (reading: Host): Promise<readonly Diagnostic[]> =>
    validateFiles(paths, options, withHost(session, reading));
  const { fixes, diagnostics: inFiles } =
    options.fix === true ? await fixFiles(host, check) : { fixes: undefined, diagnostics: await check(host) };
  const diagnostics = [...findings, ...inFiles];
  if (options.format === "json") {
    const ok = !hasErrors(diagnostics);
    const found = { diagnostics: jsonDiagnostics(diagnostics), fixes: fixes?.map(jsonFix) };
    const report = { version: jsonFormatVersion, command: "validate", ok, ...found };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else if (options.format !== "human") {
    terminal.out(reportText(options.format, { diagnostics, checked: paths }, session));
  } else {
    for (const fix of fixes ?? []) terminal.out(fixLine(fix));
    if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`);
    terminal.out(`${summary(paths.length, diagnostics)}\n`);
  }
  return hasErrors(diagnostics) ? exitCode.refused : exitCode.done;
}

async function validateFiles(
  paths: readonly string[],
  options: ValidateOptions,
  session: Session,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const shown = shownPath(path, session.host.workingDirectory);
    diagnostics.push(...aboutFile(shown, await validateFile(path, options, session)));
  }
  return diagnostics;
}

function withHost(session: Session, host: Host): Session {
  return { ...session, host, context: { ...session.context, host } };
}

async function validateFile(
  path: string,
  options: ValidateOptions,
  { host, context }: Session,
): Promise<readonly Diagnostic[]> {
  const kind = kindOfFile(host, path);
  if (kind.value === undefined) return kind.diagnostics;
  if (kind.value === "Manifest") return validateManifest(path, context);
  const manifestPath = options.manifest === undefined ? undefined : joinPath(host.workingDirectory, options.manifest);
  const result: CompileResult = await compileProject(
    { productPath: path, manifestPath, environment: options.env, outputs: "findings" },
    context,
  );
  return result.diagnostics;
}

function summary(count: number, diagnostics: readonly Diagnostic[]): string {
  const files = count === 1 ? "1 file" : `${count} files`;
  return `${files} checked: ${renderCounts(diagnostics) || "no problems"}`;
}
