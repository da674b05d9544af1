import {
  type CompileRequest,
  collidingProducts,
  compileProject,
  display,
  type Host,
  joinPath,
  shownPath,
  type WorkspaceResult,
  writeWorkspace,
} from "floe-core";
import { askDbt } from "../dbt/ask-dbt.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { FoundFolder } from "../find-products.ts";
import { productsOfPaths } from "../products-of-paths.ts";
import type { Session, Terminal } from "../session.ts";
import {
  type CompiledProduct,
  type CompileMode,
  compilePassage,
  compileReport,
  workspacePassage,
} from "../views/compile-view.ts";
import { compiledTogether } from "../views/compiled-together.ts";
import { diffPassage } from "../views/diff-view.ts";
import { type OutputFormat, outputFormats, viewOf } from "../views/formats.ts";
import type { Passage } from "../views/report.ts";
import { allEnvsFault, allEnvsOption, environmentRuns } from "./all-envs-option.ts";
import { command, type Given } from "./command.ts";
import { dbtOption } from "./dbt-option.ts";
import { formatOption } from "./format-option.ts";
import { manifestOption } from "./manifest-option.ts";
import { quietOption, verboseOption } from "./verbose-option.ts";

/** The options of `floe compile`. */
export interface CompileOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly allEnvs?: boolean;
  readonly out?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly overwrite?: boolean;
  readonly dbt?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly format: OutputFormat;
}

/** Compiles the products that paths mean, each by itself: one that fails does not keep the others from being written. Of those
 *  that collide with one another, none is. */
export const compile = command({
  name: "compile",
  description: "compile products: the contract, profiles.yml, the code location and the Helm values",
  argument: {
    name: "[paths...]",
    description: "floe.yaml files, folders, or a manifest for its products",
    default: ["."],
  },
  options: [
    manifestOption("the platform's manifest, in place of platform.manifest"),
    {
      flags: "-e, --env <name>",
      description: "compile against platform/<name>/manifest.yaml beside or above the product, into floe_target/<name>",
    },
    allEnvsOption,
    { flags: "-o, --out <folder>", description: "where the files go; beside floe.yaml when left out" },
    { flags: "--check", description: "write nothing; exit 1 when anything but the date would change" },
    { flags: "--dry-run", description: "write nothing; report what is wrong" },
    { flags: "--diff", description: "with --check or --dry-run: print how each file differs that is not up to date" },
    { flags: "--overwrite", description: "replace files that were edited by hand or are not floe's" },
    dbtOption,
    verboseOption,
    quietOption,
    formatOption(outputFormats),
  ],
  run: compileProducts,
});

async function compileProducts(
  { argument: paths, options }: Given<readonly string[], CompileOptions>,
  session: Session,
): Promise<ExitCode> {
  const { host, context, terminal } = session;
  const { products, folders, missing, findings: unfound } = productsOfPaths(host, paths);
  if (options.out !== undefined && products.length > 1) {
    terminal.err("error: --out takes one product; the outputs of several would overwrite each other.\n");
    return exitCode.usage;
  }
  if (options.diff === true && outputsOf(options) === "write") {
    terminal.err("error: --diff goes with --check or --dry-run, which write nothing.\n");
    return exitCode.usage;
  }
  const runs = environmentRuns(host, products, options);
  const fault = allEnvsFault(options, runs);
  if (fault !== undefined) {
    terminal.err(`error: ${fault}\n`);
    return products.length > 0 && runs.length === 0 ? exitCode.refused : exitCode.usage;
  }
  const colliding = collidingProducts(host, products);
  const findings = [...unfound, ...colliding.findings];
  const view = viewOf(options, session);
  view.passage({ findings, text: "" });
  const mode: CompileMode = {
    outputs: outputsOf(options),
    verbose: options.verbose === true,
    quiet: options.quiet === true,
    diff: options.diff === true,
  };
  const compiled: CompiledProduct[] = [];
  for (const [index, { path, environment, inEnvironment }] of runs.entries()) {
    const shown = shownPath(path, host.workingDirectory);
    progress(terminal, `compiling ${display(shown)} (${index + 1} of ${runs.length})`, runs.length);
    const collides = colliding.paths.has(path);
    const request = { ...requestOf(path, options, session), environment };
    const outputs = collides ? "findings" : request.outputs;
    const dbt = options.dbt === true ? await askDbt(request, session) : undefined;
    const product = {
      path,
      inEnvironment,
      collides,
      result: await compileProject({ ...request, outputs, dbt }, context),
    };
    progress(terminal, "", runs.length);
    compiled.push(product);
  }
  view.passage(passageOf(host, compiled, mode));
  if (mode.diff === true) view.passage(diffPassage(host, compiled, terminal));
  const workspaces = await writeWorkspaces(folders, compiled, { options, session });
  for (const workspace of workspaces) view.passage(workspacePassage(host, workspace, mode));
  const report = compileReport(host, compiled, { ...mode, missing, findings, workspaces });
  view.report(report);
  return report.exitCode;
}

function passageOf(host: Host, compiled: readonly CompiledProduct[], mode: CompileMode): Passage {
  const [only] = compiled;
  if (only === undefined) return { findings: [], text: "" };
  return compiled.length === 1 ? compilePassage(host, only, mode) : compiledTogether(host, compiled, mode);
}

/** Has the orchestrator find the products of each folder that was searched. A folder of which nothing was asked for but findings
 *  stays as it is. */
async function writeWorkspaces(
  folders: readonly FoundFolder[],
  compiled: readonly CompiledProduct[],
  { options, session }: { readonly options: CompileOptions; readonly session: Session },
): Promise<readonly WorkspaceResult[]> {
  const outputs = outputsOf(options);
  if (outputs === "none" || options.out !== undefined) return [];
  const results: WorkspaceResult[] = [];
  const environments = new Set(compiled.map(({ result }) => result.environment));
  for (const { folder, products } of folders) {
    for (const environment of environments) {
      const found = compiled.filter(({ path }) => products.includes(path));
      const own = found.filter(({ result }) => result.environment === environment);
      // A product that collides, or that another path had found first, is not all there is. One may lack an environment.
      const isWhole = environment === undefined ? own.length === products.length : own.length > 0;
      if (!isWhole || own.some(({ collides }) => collides)) continue;
      const overwrite = options.overwrite === true ? "replace-edited" : "keep-edited";
      results.push(await writeWorkspace(session.host, { folder, environment, products: own, outputs, overwrite }));
    }
  }
  return results;
}

function requestOf(productPath: string, options: CompileOptions, { host }: Session): CompileRequest {
  const absolute = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : joinPath(host.workingDirectory, path);
  return {
    productPath,
    manifestPath: absolute(options.manifest),
    environment: options.env,
    outputRoot: absolute(options.out),
    outputs: options.diff === true ? "check" : outputsOf(options),
    overwrite: options.overwrite === true ? "replace-edited" : "keep-edited",
  };
}

function outputsOf({ check, dryRun }: CompileOptions): CompileMode["outputs"] {
  if (check === true) return "check";
  return dryRun === true ? "none" : "write";
}

// One line that is written over; only where somebody watches, and only when there is something to wait for.
function progress(terminal: Terminal, text: string, products: number): void {
  if (terminal.live && products > 1) terminal.err(text, "progress");
}
