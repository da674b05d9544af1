import { discoverPlugins, display, renderHuman } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";

/** Lists the plugins that a project could select. Runs none of their code. */
export function pluginsListCommand(
  options: { readonly format: "human" | "json" },
  { host, context, terminal }: Session,
): ExitCode {
  const { candidates, diagnostics } = discoverPlugins(host, host.workingDirectory, context.plugins.bundled);
  if (diagnostics.length > 0) terminal.err(`${renderHuman(diagnostics, { color: terminal.color })}\n`);
  const rows = candidates.map(({ kind, name, id, contract, code }) => ({
    kind,
    name,
    package: id.package,
    version: id.version,
    contract,
    source: code.kind,
  }));
  if (options.format === "json") terminal.out(`${JSON.stringify({ version: 1, plugins: rows }, null, 2)}\n`);
  else
    for (const row of rows)
      terminal.out(
        `${row.kind.padEnd(18)}${display(row.name).padEnd(16)}${display(row.package)} ${display(row.version)} (${row.source})\n`,
      );
  return exitCode.done;
}
