import {
  floeVersion,
  jsonFormatVersion,
  renderGithub,
  renderHuman,
  renderJunit,
  renderSarif,
  shownPath,
} from "floe-core";
import { knownCodes } from "../commands/known-codes.ts";
import { exitCode } from "../exit-code.ts";
import type { TextForm } from "../launcher/leaving-text.ts";
import type { Session } from "../session.ts";
import type { Passage, Report } from "./report.ts";

/** A way to print what a command says. */
export interface View {
  /** While the command works. */
  passage(passage: Passage): void;
  /** In the end. */
  report(report: Report): void;
}

/** How `compile` and `validate` print. All but `human` print one report to standard output, and nothing beside it. */
const views = {
  human,
  json: inTheEnd("json", ({ command, exitCode: code, data }) => {
    const report = { version: jsonFormatVersion, command, ok: code === exitCode.done, ...data() };
    return `${JSON.stringify(report, null, 2)}\n`;
  }),
  sarif: inTheEnd("json", ({ diagnostics }, { host, context }) =>
    renderSarif(diagnostics, {
      catalogue: knownCodes(context.plugins.bundled),
      floeVersion,
      workingDirectory: host.workingDirectory,
    }),
  ),
  github: inTheEnd("commands", ({ diagnostics }) => renderGithub(diagnostics)),
  junit: inTheEnd("plain", ({ diagnostics, checked }, { host }) =>
    renderJunit(diagnostics, { checked: checked.map((path) => shownPath(path, host.workingDirectory)) }),
  ),
} as const satisfies Readonly<Record<string, (session: Session) => View>>;

export type OutputFormat = keyof typeof views;

/** The names of the formats, as `--format` takes them. */
export const outputFormats: readonly OutputFormat[] = namesOf(views);

/** The view of a format. */
export function viewOf(format: OutputFormat, session: Session): View {
  return views[format](session);
}

function human({ terminal }: Session): View {
  return {
    passage: ({ findings, text }) => {
      if (findings.length > 0) terminal.err(`${renderHuman(findings, { color: terminal.color })}\n`, "painted");
      if (text !== "") terminal.out(text);
    },
    report: () => undefined,
  };
}

function inTheEnd(form: TextForm, render: (report: Report, session: Session) => string): (session: Session) => View {
  return (session) => ({
    passage: () => undefined,
    report: (report) => session.terminal.out(render(report, session), form),
  });
}

// A table that is a constant has the names that it is written with.
function namesOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table) as K[];
}
