import type { Rule } from "../checking/rule.ts";
import type { CatalogueEntry } from "../diagnostics/define.ts";
import { configRules } from "./config/index.ts";
import { dbtRules } from "./dbt/index.ts";
import { dbtProjectIsThere } from "./dbt/project-is-there.ts";
import { governanceRules } from "./governance/index.ts";
import { manifestRules } from "./manifest/index.ts";
import { outputPortRules } from "./output-ports/index.ts";
import { platformRules } from "./platform/index.ts";
import { productRules } from "./product/index.ts";
import { profileRules } from "./profile/index.ts";
import { qualityRules } from "./quality/index.ts";
import { routingRules } from "./routing/index.ts";
import { selectionRules } from "./selection/index.ts";

/** Every rule of floe. Each is asked where what it is given is known. */
export const allRules: readonly Pick<Rule<never>, "name" | "reads" | "problems">[] = [
  ...productRules,
  ...manifestRules,
  ...qualityRules,
  ...outputPortRules,
  ...selectionRules,
  dbtProjectIsThere,
  ...dbtRules,
  ...platformRules,
  ...governanceRules,
  ...routingRules,
  ...profileRules,
  ...configRules,
];

/** The problems that rules report, each with the name of its rule. */
export function problemsOfRules(rules: readonly Pick<Rule<never>, "name" | "problems">[]): readonly CatalogueEntry[] {
  return rules.flatMap(({ name, problems }) => problems.map((entry) => ({ ...entry, rules: [name] })));
}
