import type { BundledPlugin, CompileRequest, Diagnostic } from "floe-core";
import type { MemoryHost, MemoryHostOptions } from "floe-core/testing";

export type Severity = Diagnostic["severity"];

/** A finding that a case expects. Offsets are UTF-16, half-open; without a place nobody's file is to blame. */
export interface ExpectedFinding {
  readonly code: string;
  /** Where the case says it: how severe the finding has to be. */
  readonly severity?: Severity;
  readonly place: { readonly file: string; readonly start: number; readonly end: number } | undefined;
}

/** What is done with the files of a case. */
export type Action =
  | { readonly kind: "compile"; readonly product: string; readonly request?: Partial<CompileRequest> }
  | { readonly kind: "validate"; readonly manifest: string }
  | { readonly kind: "tell-kind"; readonly file: string };

/** A project with faults, and everything that has to be said about them: no more and no less. */
export interface CorpusCase {
  readonly name: string;
  /** The project that the case changes. */
  readonly base?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly ExpectedFinding[];
  readonly action: Action;
  readonly surroundings?: Surroundings;
}

/** What files alone cannot say: the environment, other plugins, a host that fails. */
export interface Surroundings {
  readonly options?: MemoryHostOptions;
  readonly plugins?: readonly BundledPlugin[];
  readonly host?: (host: MemoryHost) => MemoryHost;
}
