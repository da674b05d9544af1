import type { Span } from "../text/span.ts";

/** `error` stops the compile, `warning` does not, `info` only explains. */
export type Severity = "error" | "warning" | "info";

/** A permanent name of a problem: area and problem, `governance/weakened`. Never reused for another one. */
export type DiagnosticCode = `${string}/${string}`;

/** A second place that belongs to a finding, with what it has to do with it. */
export interface Note {
  readonly message: string;
  readonly span: Span;
}

/** A replacement that is certain to be what the user meant; `floe validate --fix` applies it. */
export interface Fix {
  readonly span: Span;
  readonly replacement: string;
}

/** One finding. Built by the functions of `defineDiagnostics`, never by hand, so that each code is in the catalogue. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** `verbose` for a notice that people are shown only when they ask for all there is. */
  readonly shown?: "verbose";
  /** Of a finding that no level has been applied to yet: how it weighs at `strict`. */
  readonly atStrict?: "error";
  /** One sentence with a full stop; the user's words stand in backticks. Holds no secret. */
  readonly message: string;
  /** Where it is. `undefined` only when no text of a file is to blame. */
  readonly span: Span | undefined;
  /** The setting that the place belongs to: `transforms[0].name`. */
  readonly setting?: string;
  /** Without a place: the files or folders that it is about as a whole, by the paths that are shown. */
  readonly about: readonly string[];
  /** Of a run over several products: those that it was found in, by the paths that are shown. */
  readonly products?: readonly string[];
  readonly notes: readonly Note[];
  /** What to do about it. */
  readonly help: string | undefined;
  readonly fix: Fix | undefined;
  /** Whether nobody looks for it before all errors are gone: it may have been there all the time. */
  readonly late?: true;
  /** Whether the lines around the place may be shown. Hidden where the finding is about a secret. */
  readonly frame: "shown" | "hidden";
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(isError);
}
