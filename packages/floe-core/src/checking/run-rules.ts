import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Located } from "../origins/located.ts";
import type { EnforcementLevel } from "../policy/enforcement-level.ts";
import type { Rule } from "./rule.ts";

/** What a list of rules found. */
export interface RuleRun<R> {
  readonly findings: readonly Diagnostic[];
  /** The rules that had something to look at, in the order of the list. */
  readonly ran: readonly R[];
  readonly readings: readonly Reading[];
}

/** A setting that a rule read, and the rule. */
export interface Reading {
  readonly rule: string;
  readonly setting: Located<unknown>;
}

/** Asks rules, one after the other. */
export function runRules<C, R extends Rule<C>>(rules: readonly R[], context: C): RuleRun<R> {
  const inspected = rules.map((rule) => ({ rule, ...rule.inspect(context) }));
  return {
    findings: inspected.flatMap(({ findings }) => findings),
    ran: inspected.filter(({ ran }) => ran).map(({ rule }) => rule),
    readings: inspected.flatMap(({ rule, readings }) => readings.map((setting) => ({ rule: rule.name, setting }))),
  };
}

/** Asks rules whose problems weigh as much as the level says that applies: at `strict`, what `atStrict` calls an error is
 *  one. */
export function runRulesAt<C, R extends Rule<C>>(level: EnforcementLevel, rules: readonly R[], context: C): RuleRun<R> {
  const run = runRules(rules, context);
  return { ...run, findings: run.findings.map((finding) => atLevel(level, finding)) };
}

function atLevel(level: EnforcementLevel, finding: Diagnostic): Diagnostic {
  const { atStrict, ...settled } = finding;
  return level === "strict" && atStrict !== undefined ? { ...settled, severity: atStrict } : settled;
}
