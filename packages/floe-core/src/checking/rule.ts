import type { CatalogueEntry } from "../diagnostics/define.ts";
import { inspectSections } from "./inspect-sections.ts";
import type { ContextRuleDefinition, Inspection, RuleDefinition } from "./rule-definition.ts";

/** A check as a value. Lists of rules say what floe checks; `run-rules.ts` asks them. */
export interface Rule<in C> {
  readonly name: string;
  /** The settings that it reads, for editors: when one of them changes, it has to be asked again. */
  readonly reads: readonly string[];
  readonly problems: readonly CatalogueEntry[];
  inspect(context: C): Inspection;
}

/** A rule about settings. */
export function rule<C, S extends object, R extends keyof S & string = never, O extends keyof S & string = never>(
  definition: RuleDefinition<C, S, R, O>,
): Rule<C> {
  const { name, reads = [], readsIfThere = [], problems } = definition;
  return {
    name,
    reads: [...reads, ...readsIfThere],
    problems: problems.entries,
    inspect: (context) => inspectSections(definition, context),
  };
}

/** A rule about all that it is given, such as what stands in files whatever it means: a secret is one under any key. It is
 *  always asked. */
export function contextRule<C>({ name, problems, check }: ContextRuleDefinition<C>): Rule<C> {
  const inspect = (context: C): Inspection => ({ ran: true, findings: check(context), readings: [] });
  return { name, reads: [], problems: problems.entries, inspect };
}
