import {
  type Diagnostic,
  display,
  inShell,
  jsonDiagnostics,
  jsonFormatVersion,
  renderHuman,
  shownPath,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { NewPlugin } from "../new-plugin/new-plugin.ts";
import type { Session } from "../session.ts";

/** What has become of a new plugin. Paths are absolute. */
export interface NewPluginReport {
  readonly plugin: NewPlugin;
  readonly folder: string;
  readonly written: readonly string[];
  readonly findings: readonly Diagnostic[];
  readonly code: ExitCode;
}

type Where = Pick<Session, "host" | "terminal">;

/** How `floe plugins new` prints. */
export const newPluginViews = { human, json } as const;

function human({ plugin, folder, written, findings, code }: NewPluginReport, { host, terminal }: Where): void {
  if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
  const shown = shownPath(folder, host.workingDirectory);
  for (const path of written) terminal.out(`  created ${display(shownPath(path, host.workingDirectory))}\n`);
  if (code !== exitCode.done) return;
  const next = [`cd ${inShell(shown)}`, "npm install && npm test", "floe plugins check"];
  terminal.out(`\nNext:\n${next.map((line) => `  ${display(line)}\n`).join("")}`);
  const dependency = `"${plugin.packageName}": "file:<path to ${shown}>"`;
  terminal.out(
    `\nIn a project, add ${display(dependency)} to the dependencies of package.json; docs/plugins.md goes on.\n`,
  );
}

function json({ plugin, folder, written, findings, code }: NewPluginReport, { host, terminal }: Where): void {
  const document = {
    version: jsonFormatVersion,
    command: "plugins new",
    ok: code === exitCode.done,
    plugin: { kind: plugin.kind, name: plugin.name, package: plugin.packageName },
    folder: shownPath(folder, host.workingDirectory),
    files: written.map((path) => shownPath(path, host.workingDirectory)),
    diagnostics: jsonDiagnostics(findings),
  };
  terminal.out(`${JSON.stringify(document, null, 2)}\n`, "json");
}
