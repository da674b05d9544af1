import type { Diagnostic } from "floe-core";
import type { ExitCode } from "../exit-code.ts";
import type { TextForm } from "../launcher/leaving-text.ts";

/** What a command says at one point of its work: what it has found, and a string beside it. */
export interface Passage {
  readonly findings: readonly Diagnostic[];
  readonly text: string;
  /** What the text holds that is ours; lines without colours where nothing is said. */
  readonly form?: TextForm;
}

/** What a command has to say in the end. */
export interface Report {
  readonly command: "compile" | "validate";
  readonly exitCode: ExitCode;
  /** All that was found; what has no place says which file it is about. */
  readonly diagnostics: readonly Diagnostic[];
  /** The absolute paths of the files that were looked at. */
  readonly checked: readonly string[];
  /** What the report is as data, beside its command and whether all is well. */
  readonly data: () => object;
}
