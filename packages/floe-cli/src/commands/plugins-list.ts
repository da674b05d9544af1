import { discoverPlugins, display, type PluginCandidate, renderHuman } from "floe-core";
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
  const { candidates, diagnostics } = discoverPlugins(host, host.workingDirectory, context.plugins.bundled);
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`, "painted");
  terminal.out(formats[options.format](candidates.map(rowOf)), options.format === "json" ? "json" : "plain");
  return exitCode.done;
}

function rowOf({ kind, name, id, contract, code }: PluginCandidate) {
  return { kind, name, package: id.package, version: id.version, contract, source: code.kind };
}

function line(row: Row): string {
  const words = [display(row.name).padEnd(16), `${display(row.package)} ${display(row.version)} (${row.source})\n`];
  return `${row.kind.padEnd(18)}${words.join("")}`;
}
