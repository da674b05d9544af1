import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { at, isRefused, isThere, type Located } from "../origins/located.ts";
import type { Inspection, Read, RuleDefinition } from "./rule-definition.ts";

/** Asks a rule about each section of its place. This is the one place where rules are kept silent: about sections and
 *  settings that a schema refused, which was said, and about those that are not there. */
export function inspectSections<C, S extends object, R extends keyof S & string, O extends keyof S & string>(
  definition: RuleDefinition<C, S, R, O>,
  context: C,
): Inspection {
  const beside = definition.beside?.(context) ?? [];
  if (!beside.every(isThere)) return { ran: false, findings: [], readings: [] };
  const findings: Diagnostic[] = [];
  const readings: Located<unknown>[] = [];
  let ran = false;
  for (const section of definition.at(context)) {
    const read = readOf(definition, section);
    if (read === undefined) continue;
    ran = true;
    findings.push(...definition.check(read, section, context));
    readings.push(...Object.values<Located<unknown>>(read).filter(isThere));
  }
  return { ran, findings, readings: ran ? [...beside, ...readings] : [] };
}

function readOf<C, S extends object, R extends keyof S & string, O extends keyof S & string>(
  { reads = [], readsIfThere = [] }: RuleDefinition<C, S, R, O>,
  section: Located<S>,
): Read<S, R, O> | undefined {
  if (!isThere(section)) return undefined;
  const needed = reads.map((key) => [key, at(section, key)] as const);
  const optional = readsIfThere.map((key) => [key, at(section, key)] as const);
  if (needed.some(([, setting]) => !isThere(setting)) || optional.some(([, setting]) => isRefused(setting)))
    return undefined;
  return asRead<S, R, O>(Object.fromEntries([...needed, ...optional]));
}

// Each key was read from the section just now, and checked to be what the rule asks for.
function asRead<S extends object, R extends keyof S, O extends keyof S>(
  read: Readonly<Record<string, unknown>>,
): Read<S, R, O> {
  return read as Read<S, R, O>;
}
