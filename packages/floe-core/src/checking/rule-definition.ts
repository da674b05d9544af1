import type { CatalogueEntry } from "../diagnostics/define.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Located } from "../origins/located.ts";

/** Where a rule looks: the sections of a kind in what it is given. Refused ones and those that are not there are left out
 *  by the engine. */
export type Place<C, S extends object> = (context: C) => readonly Located<S>[];

/** The settings that a check is given: each accepted, or absent where that is allowed. */
export type Read<S extends object, R extends keyof S, O extends keyof S> = {
  readonly [K in R]-?: Located<Exclude<S[K], undefined>>;
} & { readonly [K in O]-?: Located<S[K]> };

/** How a rule is written down. */
export interface RuleDefinition<C, S extends object, R extends keyof S, O extends keyof S> {
  /** A sentence that is true of what passes, in kebab case: `cron-can-be-read`. Permanent. */
  readonly name: string;
  readonly at: Place<C, S>;
  /** Settings that have to be there: the rule is not asked where one of them is absent or refused. */
  readonly reads?: readonly R[];
  /** Settings whose absence says something too: the rule is not asked where one of them is refused. */
  readonly readsIfThere?: readonly O[];
  /** Settings of other sections that it compares with: the rule is not asked where one of them is absent or refused. */
  beside?(context: C): readonly Located<unknown>[];
  /** What the rule reports; made by `defineDiagnostics`. */
  readonly problems: { readonly entries: readonly CatalogueEntry[] };
  /** Says what is wrong with one section. Pure. */
  check(read: Read<S, R, O>, section: Located<S>, context: C): readonly Diagnostic[];
}

/** What a rule found, and which settings it read to find it. */
export interface Inspection {
  /** Whether there was something to look at. */
  readonly ran: boolean;
  readonly findings: readonly Diagnostic[];
  /** They have their effect here, although no output may hold them. */
  readonly readings: readonly Located<unknown>[];
}

/** How a rule about all that it is given is written down. */
export interface ContextRuleDefinition<C> {
  readonly name: string;
  readonly problems: { readonly entries: readonly CatalogueEntry[] };
  check(context: C): readonly Diagnostic[];
}
