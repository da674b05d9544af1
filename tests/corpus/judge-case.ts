import { bundledPlugins } from "floe-cli/bundled-plugins";
import {
  collidingProducts,
  compileProject,
  type Diagnostic,
  hasErrors,
  inReadingOrder,
  kindOfFile,
  type StageContext,
  validateManifest,
} from "floe-core";
import { memoryProject } from "floe-core/testing";
import type { Action, CorpusCase, ExpectedFinding } from "./corpus-case.ts";
import { lineAndColumn } from "./line-and-column.ts";
import { isNews } from "./notices-of-base.ts";

/** How a case went. Findings are written as `code file:line:column`. */
export interface Judgement {
  readonly name: string;
  /** Findings that the case expects, and how many of them were reported at exactly the expected token. */
  readonly expected: number;
  readonly exact: number;
  /** Expected findings that were not reported at all. */
  readonly missed: readonly string[];
  /** Findings that point elsewhere than at the expected token, with both places. */
  readonly beside: readonly string[];
  /** What nobody expects. Notices that the base of the case gives as well are no news. */
  readonly noise: readonly string[];
  /** Findings without a position that should have one. */
  readonly placeless: readonly string[];
  readonly wroteAfterError: boolean;
}

/** Compiles a case in memory and compares what is said with what is expected. */
export async function judgeCase(subject: CorpusCase): Promise<Judgement> {
  const { diagnostics, wroteAfterError } = await diagnosticsOf(subject);
  const left = [...inReadingOrder(diagnostics)];
  const take = (fits: (diagnostic: Diagnostic) => boolean): Diagnostic | undefined => {
    const index = left.findIndex(fits);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const inexact = subject.expected.filter(
    (finding) => take((diagnostic) => isExact(diagnostic, finding)) === undefined,
  );
  const missed: string[] = [];
  const beside: string[] = [];
  for (const finding of inexact) {
    const found = take(({ code }) => code === finding.code);
    const words = expectedWords(finding, subject.files);
    if (found === undefined) missed.push(words);
    else beside.push(`${words} is at ${foundWords(found)}`);
  }
  const placed = new Set(subject.expected.filter(({ place }) => place !== undefined).map(({ code }) => code));
  return {
    name: subject.name,
    expected: subject.expected.length,
    exact: subject.expected.length - inexact.length,
    missed,
    beside,
    noise: left.filter(await isNews(subject)).map(foundWords),
    placeless: diagnostics.filter(({ code, span }) => span === undefined && placed.has(code)).map(foundWords),
    wroteAfterError,
  };
}

async function diagnosticsOf({
  files,
  action,
  surroundings = {},
}: CorpusCase): Promise<{ diagnostics: readonly Diagnostic[]; wroteAfterError: boolean }> {
  const plugins = [...bundledPlugins, ...(surroundings.plugins ?? [])];
  const project = memoryProject(files, { ...surroundings.options, plugins });
  const host = surroundings.host?.(project.host) ?? project.host;
  const before = JSON.stringify(project.host.files());
  const diagnostics = await run(action, { ...project.context, host });
  return { diagnostics, wroteAfterError: hasErrors(diagnostics) && JSON.stringify(project.host.files()) !== before };
}

async function run(action: Action, context: StageContext): Promise<readonly Diagnostic[]> {
  const absolute = (path: string): string => `${context.host.workingDirectory}/${path}`;
  switch (action.kind) {
    case "validate":
      return validateManifest(absolute(action.manifest), context);
    case "tell-kind":
      return kindOfFile(context.host, absolute(action.file)).diagnostics;
    case "compile-all": {
      const paths = action.products.map(absolute);
      const compiled = paths.map((productPath) => compileProject({ productPath, outputs: "findings" }, context));
      const each = (await Promise.all(compiled)).flatMap(({ diagnostics }) => diagnostics);
      return [...collidingProducts(context.host, paths).findings, ...each];
    }
    case "compile": {
      const request = { outputs: "write", ...action.request, productPath: absolute(action.product) } as const;
      return (await compileProject(request, context)).diagnostics;
    }
  }
}

function isExact({ code, severity, span }: Diagnostic, finding: ExpectedFinding): boolean {
  if (code !== finding.code || (finding.severity ?? severity) !== severity) return false;
  const { place } = finding;
  if (span === undefined || place === undefined) return span === place;
  return span.source.shown === place.file && span.start === place.start && span.end === place.end;
}

function expectedWords({ code, place }: ExpectedFinding, files: CorpusCase["files"]): string {
  if (place === undefined) return `${code} nowhere`;
  const text = files[place.file] ?? "";
  return `${code} ${place.file}:${lineAndColumn(text, place.start)}-${lineAndColumn(text, place.end)}`;
}

function foundWords({ code, span }: Diagnostic): string {
  if (span === undefined) return `${code} nowhere`;
  const { shown, text } = span.source;
  return `${code} ${shown}:${lineAndColumn(text, span.start)}-${lineAndColumn(text, span.end)}`;
}
