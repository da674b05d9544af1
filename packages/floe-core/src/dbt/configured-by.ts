import type { CallToken } from "./calls.ts";
import type { TemplateCall } from "./jinja/read-template.ts";

/** A call in a model. */
export type ConfigCall = Omit<TemplateCall, "within">;

/** What the calls of `config` in a model say of a setting: a constant, or something that only rendering decides. `undefined` where
 *  they say nothing. */
export function configuredBy(calls: readonly ConfigCall[], key: string): CallToken | "undecided" | undefined {
  const settings = configCalls(calls).flatMap(({ isCertain, arguments: given }) =>
    given.map((argument) => ({ isCertain, argument })),
  );
  const last = settings.findLast(({ argument: { keyword } }) => keyword === key);
  if (last !== undefined) return (last.isCertain ? last.argument.literal : undefined) ?? "undecided";
  // `config({...})` and `config(**settings)` may hold it.
  return settings.some(({ argument }) => argument.keyword === undefined) ? "undecided" : undefined;
}

/** The calls of `config`. */
export function configCalls<C extends ConfigCall>(calls: readonly C[]): readonly C[] {
  return calls.filter(({ name, isMethod }) => /^(?:dbt\.)?config$/u.test(name) && !isMethod);
}
