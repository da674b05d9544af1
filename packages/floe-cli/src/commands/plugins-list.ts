import {
  discoverPlugins,
  display,
  type Host,
  hasErrors,
  type PluginCandidate,
  projectPathsIn,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { command, type Given } from "./command.ts";
import { formatOption } from "./format-option.ts";

type Row = ReturnType<typeof rowOf>;

const formats = {
  human: (rows: readonly Row[]) => rows.map(line).join(""),
  json: (rows: readonly Row[]) => `${JSON.stringify({ version: 1, plugins: rows }, null, 2)}\n`,
} as const;

/** Lists the plugins that a project could select. Runs none of their code. */
export const pluginsList = command({
  name: "list",
  description: "list the plugins that are installed; none of their code runs",
  options: [formatOption(Object.keys(formats))],
  run: listPlugins,
});

function listPlugins(
  { options }: Given<undefined, { readonly format: keyof typeof formats }>,
  { host, context, terminal }: Session,
): ExitCode {
  const here = projectPathsIn(host, host.workingDirectory);
  const { candidates, diagnostics } = discoverPlugins(host, here, context.plugins.bundled);
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`, "painted");
  terminal.out(
    formats[options.format](candidates.map((candidate) => rowOf(candidate, host))),
    options.format === "json" ? "json" : "plain",
  );
  return hasErrors(diagnostics) ? exitCode.refused : exitCode.done;
}

function rowOf({ kind, name, id, contract, code }: PluginCandidate, host: Host) {
  const folder = code.kind === "bundled" ? null : shownPath(code.directory, host.workingDirectory);
  return { kind, name, package: id.package, version: id.version, contract, source: code.kind, folder };
}

function line({ kind, name, package: packageName, version, source, folder }: Row): string {
  const from = folder === null ? source : `${source} in ${display(folder)}`;
  return `${kind.padEnd(18)}${display(name).padEnd(19)} ${display(packageName)} ${display(version)} (${from})\n`;
}
