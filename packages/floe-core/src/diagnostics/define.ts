import type { Span } from "../text/span.ts";
import type { Diagnostic, DiagnosticCode, Fix, Note, Severity } from "./diagnostic.ts";

/** What `floe explain <code>` and docs/diagnostics.md say about a problem. */
export interface DiagnosticDocs {
  /** Why this is reported, in the reader's terms. */
  readonly cause: string;
  /** Input that causes it. Omitted where no file does. */
  readonly example?: string;
  /** How to fix it. */
  readonly fix: string;
}

/** The definition of one problem; the parameters are those of its message. */
export interface DiagnosticDefinition<P> {
  readonly severity: Severity;
  /** How it weighs where the enforcement level that applies is `strict`; left out where no level changes it. */
  readonly atStrict?: "error";
  readonly message: (parameters: P) => string;
  readonly help?: (parameters: P) => string | undefined;
  readonly docs: DiagnosticDocs;
  /** `verbose` for a notice of what was meant, which people are shown when they ask for all there is. */
  readonly shown?: "verbose";
  /** `hidden` when the finding is about a secret, so that no renderer shows the lines around it. */
  readonly frame?: "hidden";
}

/** What a report may add to a finding. */
export interface Extras {
  readonly notes?: readonly Note[];
  readonly fix?: Fix | undefined;
  /** Where it does not depend on the level: a literal secret in a profile is an error at any. */
  readonly severity?: Severity;
  readonly about?: readonly string[];
}

type Report<P> = (parameters: P, span: Span | undefined, extras?: Extras) => Diagnostic;

/** A definition as the catalogue lists it. */
export interface CatalogueEntry {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly docs: DiagnosticDocs;
  /** The rules that report it; left out for what is found while reading, loading or writing. */
  readonly rules?: readonly string[];
}

/** The reporting functions of an area by problem name, and the area's part of the catalogue. */
export type DiagnosticArea<D> = {
  readonly [K in keyof D]: D[K] extends DiagnosticDefinition<infer P>
    ? Report<[P] extends [never] ? object : P>
    : never;
} & { readonly entries: readonly CatalogueEntry[] };

/** One definition. The annotation of `message` gives the type of the parameters to `help`. */
export function problem<P = object>(definition: DiagnosticDefinition<P>): DiagnosticDefinition<P> {
  return definition;
}

/** Defines the problems of one area beside the code that reports them:
 *  `const load = defineDiagnostics("load", { … }); load["file-missing"]({ path }, span)`. */
export function defineDiagnostics<const D extends Record<string, DiagnosticDefinition<never>>>(
  area: string,
  definitions: D,
): DiagnosticArea<D> {
  const reports: Record<string, unknown> = {};
  const entries: CatalogueEntry[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const code: DiagnosticCode = `${area}/${name}`;
    entries.push({ code, severity: definition.severity, docs: definition.docs });
    reports[name] = reportOf(code, definition);
  }
  return asArea({ ...reports, entries });
}

function reportOf<P>(code: DiagnosticCode, definition: DiagnosticDefinition<P>): Report<P> {
  return (parameters, span, extras = {}) => ({
    code,
    severity: extras.severity ?? definition.severity,
    ...(definition.atStrict === undefined ? {} : { atStrict: definition.atStrict }),
    ...(definition.shown === undefined ? {} : { shown: definition.shown }),
    message: definition.message(parameters),
    span,
    about: extras.about ?? [],
    notes: extras.notes ?? [],
    help: definition.help?.(parameters),
    fix: extras.fix,
    frame: definition.frame ?? "shown",
  });
}

// Each report was built above from the definition of the same name; the mapped type says so to callers.
function asArea<D>(reports: object): DiagnosticArea<D> {
  return reports as DiagnosticArea<D>;
}
