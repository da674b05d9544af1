import { bundledPlugins } from "floe-cli/bundled-plugins";
import {
  compileProject,
  type Diagnostic,
  diagnosticCatalogue,
  type Host,
  hasErrors,
  jsonDiagnostics,
  planFixes,
  renderGithub,
  renderHuman,
  renderJunit,
  renderSarif,
  type StageContext,
  unlimitedRuntime,
  validateManifest,
} from "floe-core";
import { type MemoryHost, memoryHost } from "floe-core/testing";
import { load } from "../../packages/floe-core/src/stages/load/load.ts";
import type { FuzzCase } from "./fuzz-case.ts";

/** Runs a case, and says in one sentence what is wrong with what the compiler made of it; `undefined` when nothing
 *  is. What the compiler throws is given back, never thrown. */
export async function problemWith(fuzzCase: FuzzCase): Promise<string | undefined> {
  try {
    const { host, context } = surroundings(fuzzCase);
    const before = JSON.stringify(host.files());
    const diagnostics =
      fuzzCase.level === "load" ? await loaded(context, fuzzCase) : await compiled(context, fuzzCase, host);
    const written = JSON.stringify(host.files()) !== before;
    return (
      (isRefused(diagnostics) && written ? "files were written although there are errors" : undefined) ??
      (fuzzCase.outputs === "none" && written ? "files were written although nothing was to be written" : undefined) ??
      firstProblem(diagnostics, (diagnostic) => placeProblem(diagnostic)) ??
      renderingProblem(diagnostics, fuzzCase.renderings) ??
      (JSON.stringify(builtins()) === untouched ? undefined : "a prototype of the language has changed")
    );
  } catch (error) {
    return `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

// A file that was kept because it is not floe's is an error beside files that were written.
function isRefused(diagnostics: readonly Diagnostic[]): boolean {
  return hasErrors(diagnostics.filter(({ code }) => code !== "outputs/edited-by-hand"));
}

const product = "/project/shop/floe.yaml";
const manifest = "/project/manifest.yaml";

function surroundings({ files, environment }: FuzzCase): {
  readonly host: MemoryHost;
  readonly context: StageContext;
} {
  // The host in memory takes texts; bytes that are none stand behind it.
  const texts = Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  const memory = memoryHost(texts, { environment: { FLOE_PLATFORM_ENV: environment } });
  const readFile: Host["readFile"] = (path, limits) => {
    const bytes = files.get(path.replace(/^\/project\//u, ""));
    const read = memory.readFile(path, limits);
    const isSeed = bytes !== undefined && read.kind === "done" && !outputs.test(path);
    return isSeed ? { kind: "done", value: bytes } : read;
  };
  const host = { ...memory, readFile };
  const runtime = unlimitedRuntime(async () => {
    throw new Error("nothing can be imported from memory");
  });
  return { host, context: { host, plugins: { bundled: bundledPlugins, runtime } } };
}

// Only these are written during a case, so only for these the memory knows better.
const outputs = /\/(?:\.floe\/|floe_target\/|profiles\.yml$|definitions\.py$)/u;

async function loaded(context: StageContext, { environment }: FuzzCase): Promise<readonly Diagnostic[]> {
  const outcome = await load.run({ kind: "product", productPath: product, environment }, context);
  return outcome.diagnostics;
}

async function compiled(context: StageContext, fuzzCase: FuzzCase, host: MemoryHost): Promise<readonly Diagnostic[]> {
  const check = async (reading: Host): Promise<readonly Diagnostic[]> => {
    const request = { productPath: product, environment: fuzzCase.environment, outputs: "none" } as const;
    return (await compileProject(request, { ...context, host: reading })).diagnostics;
  };
  const { outputs: mode, environment } = fuzzCase;
  const result = await compileProject({ productPath: product, environment, outputs: mode }, context);
  if (mode === "none") {
    await planFixes(host, check);
    return [...result.diagnostics, ...(await validateManifest(manifest, context))];
  }
  if (hasErrors(result.diagnostics)) return result.diagnostics;
  checkOutputs(result.files);
  const again = await compileProject({ productPath: product, environment, outputs: "write" }, context);
  if (again.changes.some(({ kind }) => kind !== "keep" && kind !== "edited"))
    throw new Error("a second compile differs");
  return result.diagnostics;
}

/** Throws when an output is not what its readers can read. */
function checkOutputs(files: readonly { readonly path: string; readonly text: string }[]): void {
  for (const { path, text } of files) {
    if (path.endsWith(".json")) JSON.parse(text);
    if (path === "definitions.py" && /[^\n\x20-\x7e]/u.test(text)) throw new Error("definitions.py holds user text");
    if (/\p{Surrogate}/u.test(text)) throw new Error(`${path} holds half a character`);
  }
}

function firstProblem(
  diagnostics: readonly Diagnostic[],
  problem: (diagnostic: Diagnostic) => string | undefined,
): string | undefined {
  for (const diagnostic of diagnostics) {
    const found = problem(diagnostic);
    if (found !== undefined) return `${diagnostic.code}: ${found}`;
  }
  return undefined;
}

function placeProblem({ code, severity, span, notes, fix, about }: Diagnostic): string | undefined {
  if (span === undefined) {
    if (severity !== "error" || aboutFlags.has(code)) return undefined;
    return isAboutOutputs({ code, about }) ? undefined : "an error has no place";
  }
  for (const { source, start, end } of [span, ...notes.map((note) => note.span), ...(fix ? [fix.span] : [])]) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return "a place is no whole number";
    if (start < 0 || start > end || end > source.text.length) return `the place ${start}-${end} lies outside the file`;
  }
  return undefined;
}

// Of a file that is named on the command line and is none of floe's, no place is shown either.
const aboutFlags: ReadonlySet<string> = new Set([
  "file/foreign",
  "load/environment-name",
  "load/not-a-manifest",
  "load/unknown-environment",
]);

// What is said of a file that a compile would write names the file: none of the user's settings is wrong.
function isAboutOutputs({ code, about }: Pick<Diagnostic, "code" | "about">): boolean {
  return code === "outputs/edited-by-hand" && about.length > 0;
}

const catalogue = diagnosticCatalogue();

function renderingProblem(diagnostics: readonly Diagnostic[], which: FuzzCase["renderings"]): string | undefined {
  if (which === "human") return printingProblem("human", renderHuman(diagnostics, { color: "never" }));
  const json = JSON.stringify(jsonDiagnostics(diagnostics));
  const sarif = renderSarif(diagnostics, { catalogue, floeVersion: "0.0.0", workingDirectory: "/project" });
  for (const text of [json, sarif]) JSON.parse(text);
  return (
    printingProblem("github", renderGithub(diagnostics)) ??
    printingProblem("junit", renderJunit(diagnostics, { checked: [] }))
  );
}

function printingProblem(format: string, text: string): string | undefined {
  const found = unprintable.exec(text);
  return found === null ? undefined : `the ${format} form holds U+${found[0].codePointAt(0)?.toString(16)}`;
}

const unprintable = /[^\P{C}\n\t\p{Co}\p{Cn}]/u;

function builtins(): readonly (readonly PropertyKey[])[] {
  return [Object, Array, String, Number, Function, Map, Set, RegExp, Error, Promise].map((each) => [
    ...Reflect.ownKeys(each.prototype).map(String),
    ...Reflect.ownKeys(each).map(String),
  ]);
}

const untouched = JSON.stringify(builtins());
