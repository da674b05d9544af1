import {
  artifactOutput,
  directoryOf,
  display,
  joinPath,
  type ProvenanceRecord,
  parseProvenance,
  provenanceOutput,
} from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { codeList, codeView, similarCodes } from "../views/code-view.ts";
import { originView } from "../views/origin-view.ts";
import { command, type Given } from "./command.ts";
import { explainNotes } from "./explain-notes.ts";
import { explainSetting, isSourceFile } from "./explain-setting.ts";
import { knownCodes } from "./known-codes.ts";

/** The options of `floe explain`. */
export interface ExplainOptions {
  readonly product: string;
  readonly list?: boolean;
  readonly notes?: boolean;
}

/** Explains a diagnostic code, where a value of an output comes from, or what becomes of a key of either file; lists the
 *  codes, or a product's notes. Needs no network. */
export const explain = command({
  name: "explain",
  description:
    "explain a code, where a value of an output comes from, or who reads a key of either file; list codes and notes",
  argument: {
    name: "[subject]",
    description:
      "a code such as governance/weakened, a pointer into the artifact such as /observability, OUTPUT#/pointer, or a key of a file such as manifest.yaml#/plugins/compute or floe.yaml#schedule.cron",
  },
  options: [
    {
      flags: "-p, --product <folder>",
      description: "the product that a pointer, a manifest's key, or --notes is about",
      default: ".",
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
    session.terminal.err("error: explain takes one of: a code, a pointer, a key of a file, --list, --notes.\n");
    return exitCode.usage;
  }
  if (options.notes === true) return explainNotes(options.product, session);
  if (subject === undefined) {
    session.terminal.out(codeList(knownCodes(session.context.plugins.bundled)));
    return exitCode.done;
  }
  const hash = subject.indexOf("#");
  const file = hash === -1 ? "" : subject.slice(0, hash);
  if (isSourceFile(file)) return explainSetting({ file, place: subject.slice(hash + 1) }, options.product, session);
  if (subject.startsWith("/") || hash !== -1) return explainPointer(subject, options, session);
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
    `error: \`${display(subject)}\` is neither a diagnostic code nor a pointer such as /governance/audit_logging.${similarCodes(subject, codes)}\nAll codes: floe explain --list\n`,
  );
  return exitCode.refused;
}

const maxBytes = 64 * 1024 * 1024;

/** `/pointer` means the artifact, `file#/pointer` another output. */
function explainPointer(subject: string, options: ExplainOptions, { host, terminal }: Session): ExitCode {
  const hash = subject.indexOf("#");
  const file = hash === -1 ? artifactOutput : subject.slice(0, hash);
  const pointer = hash === -1 ? subject : subject.slice(hash + 1);
  const named = joinPath(host.workingDirectory, options.product);
  const status = host.status(named);
  const directory = status.kind === "done" && status.value.kind === "file" ? directoryOf(named) : named;
  const read = host.readFile(joinPath(directory, provenanceOutput), { maxBytes: maxBytes });
  const record = read.kind === "failed" ? undefined : parseProvenance(new TextDecoder().decode(read.value));
  if (record === undefined) {
    terminal.err(
      `error: there is no ${provenanceOutput} in ${display(options.product)}. Run \`floe compile\` there first.\n`,
    );
    return exitCode.refused;
  }
  const lines = linesAt(record, file, pointer);
  if (lines.length === 0) {
    terminal.err(
      `error: ${display(file)} has no ${display(pointer)}. It is one of: ${Object.keys(record.outputs)
        .map((name) => display(name))
        .join(", ")}.\n`,
    );
    return exitCode.refused;
  }
  for (const [at, origin] of lines) terminal.out(originView(`${file}#${at}`, origin));
  return exitCode.done;
}

function linesAt(
  record: ProvenanceRecord,
  file: string,
  pointer: string,
): readonly (readonly [string, ProvenanceRecord["outputs"][string][string]])[] {
  const prefix = pointer === "/" ? "/" : `${pointer}/`;
  return Object.entries(record.outputs[file] ?? {}).filter(([at]) => at === pointer || at.startsWith(prefix));
}
