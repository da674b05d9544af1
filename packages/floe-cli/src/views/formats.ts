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
} as const satisfies Readonly<Record<string, (session: Session, options: Omit<ViewOptions, "format">) => View>>;

export type OutputFormat = keyof typeof views;

/** The names of the formats, as `--format` takes them. */
export const outputFormats: readonly OutputFormat[] = namesOf(views);

/** What the command line says about how to print. */
export interface ViewOptions {
  readonly format: OutputFormat;
  /** Shows people each notice by itself; the other formats have them all. */
  readonly verbose?: boolean;
  /** Shows people no notices; the other formats have them all. */
  readonly quiet?: boolean;
}

/** The view that was asked for. */
export function viewOf(options: ViewOptions, session: Session): View {
  return views[options.format](session, options);
}

function human({ terminal }: Session, { verbose = false, quiet = false }: Omit<ViewOptions, "format">): View {
  const style = { color: terminal.color, notices: verbose ? "all" : "folded" } as const;
  return {
    passage: ({ findings: all, text, form }) => {
      const findings = quiet ? all.filter(({ severity }) => severity !== "info") : all;
      if (findings.length > 0) terminal.err(`${renderHuman(findings, style)}\n`, "painted");
      if (text !== "") terminal.out(text, form);
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
