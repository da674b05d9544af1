import {
  aboutFile,
  collidingProducts,
  compileProject,
  type Diagnostic,
  type Host,
  inProduct,
  joinPath,
  kindOfFile,
  type RecordedPlugin,
  shownPath,
  validateManifest,
} from "floe-core";
import { askDbt } from "../dbt/ask-dbt.ts";
import type { ExitCode } from "../exit-code.ts";
import { findProducts } from "../find-products.ts";
import type { Session } from "../session.ts";
import { type OutputFormat, outputFormats, viewOf } from "../views/formats.ts";
import { pluginLines } from "../views/plugin-lines.ts";
import { type CheckedFiles, validatePassages, validateReport } from "../views/validate-view.ts";
import { allEnvsOption, type EnvironmentRun, environmentRuns } from "./all-envs-option.ts";
import { command, type Given } from "./command.ts";
import { dbtOption } from "./dbt-option.ts";
import { fixFiles } from "./fix-files.ts";
import { formatOption } from "./format-option.ts";
import { manifestOption } from "./manifest-option.ts";
import { quietOption, verboseOption } from "./verbose-option.ts";

/** The options of `floe validate`. */
export interface ValidateOptions {
  readonly manifest?: string;
  readonly env?: string;
  readonly allEnvs?: boolean;
  readonly fix?: boolean;
  readonly dbt?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly format: OutputFormat;
}

/** Checks files: a manifest by itself, a product together with its manifest. Writes nothing but the corrections that
 *  `--fix` asks for. */
export const validate = command({
  name: "validate",
  description:
    "check files: manifests by themselves, products with their manifest; writes nothing but what --fix corrects",
  argument: {
    name: "[files...]",
    description: "manifest.yaml and floe.yaml files, or folders with products",
    default: ["."],
  },
  options: [
    manifestOption("the manifest to check products against"),
    { flags: "-e, --env <name>", description: "check products against platform/<name>/manifest.yaml" },
    allEnvsOption,
    {
      flags: "--fix",
      description:
        "correct what is certain in the named files and folders: misspelt keys and words, quotes that make the wrong type",
    },
    dbtOption,
    verboseOption,
    quietOption,
    formatOption(outputFormats),
  ],
  run: validateFiles,
});

async function validateFiles(
  { argument: files, options }: Given<readonly string[], ValidateOptions>,
  session: Session,
): Promise<ExitCode> {
  const view = viewOf(options, session);
  const found = await checkFiles(files, options, session);
  for (const passage of validatePassages({
    ...found,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  }))
    view.passage(passage);
  const report = validateReport(found);
  view.report(report);
  return report.exitCode;
}

async function checkFiles(files: readonly string[], options: ValidateOptions, session: Session): Promise<CheckedFiles> {
  const { host } = session;
  const { products: checked, findings } = findProducts(host, files);
  // By file, since each is checked again after a correction.
  const plugins = new Map<string, readonly RecordedPlugin[]>();
  const check = (reading: Host): Promise<readonly Diagnostic[]> =>
    findingsIn(checked, options, { session: withHost(session, reading), plugins });
  const named = [...files, ...(options.manifest === undefined ? [] : [options.manifest])];
  const request = { host, check, named: named.map((path) => joinPath(host.workingDirectory, path)) };
  const { fixes, diagnostics } =
    options.fix === true ? await fixFiles(request) : { fixes: undefined, diagnostics: await check(host) };
  const ran = options.verbose === true ? [...plugins].map(([path, used]) => pluginLines(host, path, used)) : [];
  return { checked, fixes, plugins: ran.join(""), diagnostics: [...findings, ...diagnostics] };
}

/** Where files are checked, and where it is noted which plugins ran for each product. */
interface Checking {
  readonly session: Session;
  readonly plugins: Map<string, readonly RecordedPlugin[]>;
}

async function findingsIn(
  paths: readonly string[],
  options: ValidateOptions,
  checking: Checking,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [...collidingProducts(checking.session.host, paths).findings];
  const { host } = checking.session;
  const runs = paths.flatMap((path) => runsOf(host, path, options));
  for (const { path, environment, inEnvironment } of runs) {
    const shown = shownPath(path, host.workingDirectory);
    const run = environment === undefined ? options : { ...options, env: environment };
    const found = aboutFile(shown, await findingsInFile(path, run, checking));
    const name = inEnvironment === undefined ? shown : `${shown} for ${inEnvironment}`;
    diagnostics.push(...(runs.length === 1 ? found : inProduct(name, found)));
  }
  return diagnostics;
}

/** A manifest by itself is checked once, and so is a product without environments. */
function runsOf(host: Host, path: string, options: ValidateOptions): readonly EnvironmentRun[] {
  const runs = environmentRuns(host, [path], options);
  const isOnce = runs.length === 0 || (options.allEnvs === true && kindOfFile(host, path).value === "Manifest");
  return isOnce ? [{ path, environment: options.env }] : runs;
}

function withHost(session: Session, host: Host): Session {
  return { ...session, host, context: { ...session.context, host } };
}

async function findingsInFile(
  path: string,
  options: ValidateOptions,
  { session, plugins }: Checking,
): Promise<readonly Diagnostic[]> {
  const { host, context } = session;
  const kind = kindOfFile(host, path);
  if (kind.value === undefined) return kind.diagnostics;
  // A folder means the product in it, so a manifest that is called floe.yaml stands in the wrong place.
  if (kind.value === "Manifest" && !path.endsWith("/floe.yaml")) return validateManifest(path, context);
  const manifestPath = options.manifest === undefined ? undefined : joinPath(host.workingDirectory, options.manifest);
  const request = { productPath: path, manifestPath, environment: options.env, outputs: "findings" } as const;
  const dbt = options.dbt === true ? await askDbt(request, session) : undefined;
  const result = await compileProject({ ...request, dbt }, context);
  plugins.set(path, result.plugins);
  return result.diagnostics;
}
