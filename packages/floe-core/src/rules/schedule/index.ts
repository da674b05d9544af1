import type { Rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { cronCanBeRead } from "./cron-can-be-read.ts";
import { timeZoneExists } from "./time-zone-exists.ts";

/** What is asked of every schedule: that it can be read, comes true, and that its zone exists. */
export function scheduleRules<C, S extends { readonly cron?: string | undefined; readonly timezone: string }>(
  at: Place<C, S>,
): readonly Rule<C>[] {
  return [cronCanBeRead(at), timeZoneExists(at)];
}
