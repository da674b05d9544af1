import { environmentVariables } from "floe-core";

/** What decides about colour, and about a line that is written over. */
const terminalVariables = ["NO_COLOR", "FORCE_COLOR", "TERM", "CI"] as const;

/** The variables that decide about what a run writes and prints, those of the compiler among them. A remembered run answers
 *  only when each is what it was. */
export const runVariables = [...environmentVariables, ...terminalVariables] as const;

/** What those variables are. Whoever works for a run gets this and not `process.env`, so nothing else can decide. */
export type RunEnvironment = { readonly [name in (typeof runVariables)[number]]?: string | undefined };

/** The variables of this process that decide about a run. */
export function runEnvironment(): RunEnvironment {
  return Object.fromEntries(runVariables.map((name) => [name, process.env[name]]));
}
