import { Argument, Command, Option } from "commander";
import { floeVersion } from "floe-core";
import { type CompileOptions, compileCommand } from "./commands/compile.ts";
import { type ExplainOptions, explainCommand } from "./commands/explain.ts";
import { pluginsListCommand } from "./commands/plugins.ts";
import { schemaExportCommand } from "./commands/schema.ts";
import { type SchemaName, schemaNames } from "./commands/schema-names.ts";
import { type ValidateOptions, validateCommand } from "./commands/validate.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Session } from "./session.ts";
import { outputFormats } from "./views/report-view.ts";

const closing = `
Exit codes: 0 done, 1 the input or its surroundings refuse it, 2 usage, 70 a bug in floe or a plugin, 130/143 signals.
Environment: FLOE_PLATFORM_ENV chooses the platform environment, SOURCE_DATE_EPOCH dates the artifact, OTEL_* asks for
traces, NO_COLOR and FORCE_COLOR decide about colour. Compiling reads no other variable and needs no network.`;

/** The commands and their help. `finish` takes the exit code of the one that ran. */
export function program(session: Session, finish: (code: ExitCode) => void): Command {
  const root = new Command("floe")
    .description("Compiles manifest.yaml and floe.yaml into a deployable data platform.")
    .version(floeVersion, "-V, --version")
    .addHelpText("after", closing)
    .showHelpAfterError("Run `floe --help` for the commands.")
    .configureOutput({ writeOut: session.terminal.out, writeErr: session.terminal.err });
  addCompile(root, session, finish);
  addValidate(root, session, finish);
  addExplain(root, session, finish);
  addSchema(root, session, finish);
  addPlugins(root, session, finish);
  return root;
}

type Finish = (code: ExitCode) => void;

const format = (choices: readonly string[]): Option =>
  new Option("--format <format>", "how results are printed").choices(choices).default("human");

// Both choose the manifest; given together, one of them would be ignored.
const manifestFile = (description: string): Option => new Option("-m, --manifest <file>", description).conflicts("env");

function addCompile(root: Command, session: Session, finish: Finish): void {
  root
    .command("compile")
    .description("compile products: the contract, profiles.yml, the code location and the Helm values")
    .argument("[paths...]", "floe.yaml files or folders", ["."])
    .addOption(manifestFile("the platform's manifest, in place of platform.manifest"))
    .option("-e, --env <name>", "compile against platform/<name>/manifest.yaml beside or above the product")
    .option("-o, --out <folder>", "where the files go; beside floe.yaml when left out")
    .option("--check", "write nothing; exit 1 when anything would change")
    .option("--dry-run", "write nothing; report what is wrong")
    .option("--overwrite", "replace files that were edited by hand")
    .addOption(format(outputFormats))
    .action(async (paths: readonly string[], options: CompileOptions) =>
      finish(await compileCommand(paths, options, session)),
    );
}

function addValidate(root: Command, session: Session, finish: Finish): void {
  root
    .command("validate")
    .description(
      "check files: manifests by themselves, products with their manifest; writes nothing but what --fix corrects",
    )
    .argument("[files...]", "manifest.yaml and floe.yaml files, or folders with products", ["."])
    .addOption(manifestFile("the manifest to check products against"))
    .option("-e, --env <name>", "check products against platform/<name>/manifest.yaml")
    .option("--fix", "correct what is certain in both files: misspelt keys and words, quotes that make the wrong type")
    .addOption(format(outputFormats))
    .action(async (files: readonly string[], options: ValidateOptions) =>
      finish(await validateCommand(files, options, session)),
    );
}

function addExplain(root: Command, session: Session, finish: Finish): void {
  root
    .command("explain")
    .description("explain a diagnostic code, or where a value of an output comes from; list codes and notes")
    .argument(
      "[subject]",
      "a code such as governance/weakened, a pointer into the artifact such as /observability, or FILE#/pointer",
    )
    .option("-p, --product <folder>", "the compiled product that a pointer, or --notes, is about", ".")
    .option("--list", "list the codes of floe and of the plugins that come with it")
    .option("--notes", "list the x- keys of the product's floe.yaml and of the manifest that it names")
    .action(async (subject: string | undefined, options: ExplainOptions) =>
      finish(await explainCommand(subject, options, session)),
    );
}

function addSchema(root: Command, session: Session, finish: Finish): void {
  const schema = root.command("schema").description("JSON Schemas of the files, for editors and other languages");
  schema
    .command("export")
    .description("write the JSON Schemas, or print one")
    .addArgument(new Argument("[name]", "print this one").choices(schemaNames))
    .option("-o, --out <folder>", "where all of them go", "schemas")
    .action((name: SchemaName | undefined, options: { readonly out: string }) =>
      finish(schemaExportCommand(name, options, session)),
    );
}

function addPlugins(root: Command, session: Session, finish: Finish): void {
  const plugins = root.command("plugins").description("plugins of this project");
  plugins
    .command("list")
    .description("list the plugins that are installed; none of their code runs")
    .addOption(format(["human", "json"]))
    .action((options: { readonly format: "human" | "json" }) => finish(pluginsListCommand(options, session)));
}
