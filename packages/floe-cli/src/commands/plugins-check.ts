import {
  type CheckedPackage,
  type Diagnostic,
  discoverPlugins,
  display,
  type Host,
  hasErrors,
  joinPath,
  kitDiagnostics,
  packageToCheck,
  projectPathsIn,
  type SearchBounds,
  shownPath,
} from "floe-core";
import { npmPackageName } from "floe-core/plugin";
import { type CheckedPlugins, checkPackage } from "../check-plugin/check-package.ts";
import { writtenOptions } from "../check-plugin/written-options.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { checkedPluginsViews } from "../views/checked-plugins-view.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

/** The options of `floe plugins check`. */
export interface CheckOptions {
  readonly config?: string;
  readonly format: keyof typeof checkedPluginsViews;
}

/** Holds the plugins of a package against the contract: as a package, and in compiles of a small product. Runs their code. */
export const pluginsCheck = command({
  name: "check",
  description: "hold a built plugin against the contract, in compiles of a small product; its code runs",
  argument: {
    name: "[package]",
    description:
      "the folder of a plugin's package, or the name of one that the project depends on; this folder when left out",
  },
  options: [
    {
      flags: "--config <file>",
      description: "options to try it with, in YAML or JSON; made from its schema and its examples when left out",
    },
    formatOption(Object.keys(checkedPluginsViews)),
  ],
  run: checkPlugins,
});

const nothing: CheckedPlugins = { plugins: [], findings: [] };

async function checkPlugins(
  { argument = ".", options: { config, format } }: Given<string | undefined, CheckOptions>,
  session: Session,
): Promise<ExitCode> {
  const { host, terminal } = session;
  const { directory, bounds } = placeOf(argument, session);
  const { found, findings } = directory === undefined ? unknown(argument) : packageToCheck(host, directory, bounds);
  const options = found === undefined || config === undefined ? new Map() : writtenOptions(host, config, found);
  if (typeof options === "string") {
    terminal.err(`error: ${display(options)}\n`);
    return exitCode.refused;
  }
  const tried = found === undefined || isUnbuilt(findings) ? nothing : await checkPackage(found, options, session);
  const all = [...findings, ...tried.findings].map((finding) => aboutPackage(finding, directory ?? argument, host));
  const code = hasErrors(all) ? exitCode.refused : exitCode.done;
  const report = { found: named(found), plugins: tried.plugins, findings: all, code };
  checkedPluginsViews[format](report, terminal);
  return code;
}

interface PackagePlace {
  readonly directory?: string | undefined;
  readonly bounds?: SearchBounds;
}

/** Where the package is: a folder, else the dependency of that name as discovery finds it. Of a dependency, the project says whose code
 *  may run. */
function placeOf(argument: string, { host, context }: Session): PackagePlace {
  const folder = joinPath(host.workingDirectory, argument);
  const status = host.status(folder);
  if (status.kind === "done" && status.value.kind === "directory") return { directory: folder };
  if (!npmPackageName.test(argument)) return {};
  const project = projectPathsIn(host, host.workingDirectory);
  const { candidates, bounds } = discoverPlugins(host, project, context.plugins.bundled);
  const installed = candidates.flatMap(({ id, code }) =>
    code.kind === "installed" && id.package === argument ? [code.directory] : [],
  );
  return { directory: installed[0], bounds };
}

function unknown(argument: string): { readonly found: undefined; readonly findings: readonly Diagnostic[] } {
  const problem = "is no folder, and no plugin that the project depends on";
  return { found: undefined, findings: [kitDiagnostics["no-package"]({ folder: argument, problem }, undefined)] };
}

// Without its module, each plugin would be missed once more.
function isUnbuilt(findings: readonly Diagnostic[]): boolean {
  return findings.some(({ code }) => code === "plugin-kit/not-built");
}

function aboutPackage(finding: Diagnostic, directory: string, host: Host): Diagnostic {
  if (finding.span !== undefined || finding.about.length > 0) return finding;
  return { ...finding, about: [shownPath(joinPath(directory, "package.json"), host.workingDirectory)] };
}

function named(found: CheckedPackage | undefined): { readonly name: string; readonly version: string } | undefined {
  return found && { name: found.name, version: found.version };
}
