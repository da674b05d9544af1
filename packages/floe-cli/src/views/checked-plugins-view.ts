import { type Diagnostic, display, jsonDiagnostics, jsonFormatVersion, renderHuman } from "floe-core";
import type { CheckedPlugin } from "../check-plugin/check-package.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../session.ts";

/** What the check of a package has found. */
export interface CheckedPluginsReport {
  readonly found: { readonly name: string; readonly version: string } | undefined;
  readonly plugins: readonly CheckedPlugin[];
  readonly findings: readonly Diagnostic[];
  readonly code: ExitCode;
}

/** How `floe plugins check` prints. */
export const checkedPluginsViews = { human, json } as const;

function human({ found, plugins, findings, code }: CheckedPluginsReport, terminal: Terminal): void {
  if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
  if (found === undefined) return;
  const ended = code === exitCode.done ? "conforms to the contract" : "was tried";
  const lines = plugins.map(({ kind, name }) => `  ${kind} ${display(name)} ${ended}\n`);
  terminal.out(`${display(found.name)} ${display(found.version)}\n${lines.join("")}`);
}

function json({ found, plugins, findings, code }: CheckedPluginsReport, terminal: Terminal): void {
  const document = {
    version: jsonFormatVersion,
    command: "plugins check",
    ok: code === exitCode.done,
    package: found ?? null,
    plugins,
    diagnostics: jsonDiagnostics(findings),
  };
  terminal.out(`${JSON.stringify(document, null, 2)}\n`, "json");
}
