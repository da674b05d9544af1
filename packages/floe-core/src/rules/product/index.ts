import type { Rule } from "../../checking/rule.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { scheduleRules } from "../schedule/index.ts";
import { dependencyExists } from "./dependency-exists.ts";
import { destinationOptionsAreFew } from "./destination-options-are-few.ts";
import { inputPortsAreOthers } from "./input-ports-are-others.ts";
import { labelsFitKubernetes } from "./labels-fit-kubernetes.ts";
import {
  checkNamesAreUnique,
  columnNamesAreUnique,
  destinationNamesAreUnique,
  portNamesAreUnique,
  transformNamesAreUnique,
} from "./names-are-unique.ts";
import { noDependencyCycle } from "./no-dependency-cycle.ts";
import { noEnvironmentKeys } from "./no-environment-keys.ts";
import { noSelfDependency } from "./no-self-dependency.ts";
import { type OnProduct, productSchedule } from "./places.ts";
import { scheduleHasCron } from "./schedule-has-cron.ts";

/** What floe.yaml has to be beside what its schema says. */
export const productRules: readonly Rule<OnProduct & { readonly dbt: DbtProject | undefined }>[] = [
  transformNamesAreUnique,
  portNamesAreUnique,
  columnNamesAreUnique,
  destinationNamesAreUnique,
  checkNamesAreUnique,
  inputPortsAreOthers,
  dependencyExists,
  noSelfDependency,
  noDependencyCycle,
  scheduleHasCron,
  ...scheduleRules(productSchedule),
  noEnvironmentKeys,
  destinationOptionsAreFew,
  labelsFitKubernetes,
];
