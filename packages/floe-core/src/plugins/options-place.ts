import type { Place } from "../checking/rule-definition.ts";
import type { CheckContext } from "./contract.ts";

/** The place of rules about a plugin's options: `at: optionsOf<DuckDbConfig>()`. */
export function optionsOf<C extends object>(): Place<CheckContext<C>, C> {
  return ({ config }) => [config];
}
