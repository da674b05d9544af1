import { display } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { codeList, codeView, similarCodes } from "../views/code-view.ts";
import type { NamedProject } from "./chosen-project.ts";
import { command, type Given } from "./command.ts";
import { explainNotes } from "./explain-notes.ts";
import { explainOutput } from "./explain-output.ts";
import { explainPath } from "./explain-path.ts";
import { explainSetting, isSourceFile } from "./explain-setting.ts";
import { knownCodes } from "./known-codes.ts";

/** The options of `floe explain`. */
export interface ExplainOptions {
  readonly product: string;
  readonly env?: string;
  readonly list?: boolean;
  readonly notes?: boolean;
}

/** Explains a diagnostic code; a key of either file, what it means and what becomes of it; where a value of an output comes from, and who
 *  reads it; lists the codes, or a product's notes. Needs no network. */
export const explain = command({
  name: "explain",
  description:
    "explain a code, a key of either file (what it means, where it goes, who reads it there), or a value of an output; list codes and notes",
  argument: {
    name: "[subject]",
    description:
      "a code such as governance/weakened, a key such as plugins.compute.config.threads, transforms[].tier or manifest.yaml#/plugins/compute, or a place in an output such as /observability (in the artifact) or profiles.yml#/shop/target",
  },
  options: [
    {
      flags: "-p, --product <folder>",
      description: "the product that a pointer, a manifest's key, or --notes is about",
      default: ".",
    },
    {
      flags: "-e, --env <name>",
      description: "of the environment platform/<name>/manifest.yaml: its outputs, and what becomes of keys there",
    },
    { flags: "--list", description: "list the codes of floe and of the plugins that come with it" },
    {
      flags: "--notes",
      description: "list the x- keys of the product's floe.yaml and of the manifest that it names",
    },
  ],
  run: explainSubject,
});

function explainSubject(
  { argument: subject, options }: Given<string | undefined, ExplainOptions>,
  session: Session,
): ExitCode | Promise<ExitCode> {
  const wishes = [subject !== undefined, options.list === true, options.notes === true].filter(Boolean);
  if (wishes.length !== 1) {
    session.terminal.err("error: explain takes one of: a code, a key of a file, a pointer, --list, --notes.\n");
    return exitCode.usage;
  }
  if (options.notes === true) return explainNotes(options.product, session);
  if (subject === undefined) {
    session.terminal.out(codeList(knownCodes(session.context.plugins.bundled)));
    return exitCode.done;
  }
  const hash = subject.indexOf("#");
  const file = hash === -1 ? "" : subject.slice(0, hash);
  const project: NamedProject = { product: options.product, environment: options.env };
  if (isSourceFile(file)) return explainSetting({ file, place: subject.slice(hash + 1) }, project, session);
  if (subject.startsWith("/") || hash !== -1) return explainOutput(subject, project, session);
  if (!subject.includes("/")) return explainPath(subject, project, session);
  return explainCode(subject, session);
}

function explainCode(subject: string, session: Session): ExitCode {
  const catalogue = knownCodes(session.context.plugins.bundled);
  const entry = catalogue.find(({ code }) => code === subject);
  if (entry !== undefined) {
    session.terminal.out(codeView(entry));
    return exitCode.done;
  }
  const codes = catalogue.map(({ code }) => code);
  session.terminal.err(
    `error: \`${display(subject)}\` is neither a diagnostic code, nor a pointer such as /governance/audit_logging, nor a key such as schedule.cron.${similarCodes(subject, codes)}\nAll codes: floe explain --list\n`,
  );
  return exitCode.refused;
}
