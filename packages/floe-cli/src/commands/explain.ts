import { diagnosticCatalogue, directoryOf, display, joinPath, type ProvenanceRecord, parseProvenance } from "floe-core";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Session } from "../session.ts";
import { codeView, similarCodes } from "../views/code-view.ts";
import { originView } from "../views/origin-view.ts";

/** The options of `floe explain`, as commander gives them. */
export interface ExplainOptions {
  readonly product: string;
}

/** Explains a diagnostic code, or where a value of an output comes from. Needs no network. */
export async function explainCommand(subject: string, options: ExplainOptions, session: Session): Promise<ExitCode> {
  if (subject.startsWith("/") || subject.includes("#")) return explainPointer(subject, options, session);
  const catalogue = diagnosticCatalogue();
  const entry = catalogue.find(({ code }) => code === subject);
  if (entry !== undefined) {
    session.terminal.out(codeView(entry));
    return exitCode.done;
  }
  const hint = similarCodes(
    subject,
    catalogue.map(({ code }) => code),
  );
  session.terminal.err(
    `error: \`${display(subject)}\` is neither a diagnostic code nor a pointer such as /governance/audit_logging.${hint}\n`,
  );
  return exitCode.refused;
}

const recordPath = "target/floe/provenance.json";
const mostBytes = 64 * 1024 * 1024;
const artifact = "target/compiled_artifacts.json";

/** `/pointer` means the artifact, `file#/pointer` another output. */
function explainPointer(subject: string, options: ExplainOptions, { host, terminal }: Session): ExitCode {
  const hash = subject.indexOf("#");
  const file = hash === -1 ? artifact : subject.slice(0, hash);
  const pointer = hash === -1 ? subject : subject.slice(hash + 1);
  const named = joinPath(host.workingDirectory, options.product);
  const directory = host.listDirectory(named).kind === "done" ? named : directoryOf(named);
  const read = host.readFile(joinPath(directory, recordPath), { maximumBytes: mostBytes });
  const record = read.kind === "failed" ? undefined : parseProvenance(new TextDecoder().decode(read.value));
  if (record === undefined) {
    terminal.err(
      `error: there is no ${recordPath} in ${display(options.product)}. Run \`floe compile\` there first.\n`,
    );
    return exitCode.refused;
  }
  const lines = linesAt(record, file, pointer);
  if (lines.length === 0) {
    terminal.err(
      `error: ${display(file)} has no ${display(pointer)}. It is one of: ${Object.keys(record.outputs).join(", ")}.\n`,
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
