import type { Rule } from "../../checking/rule.ts";
import { checkColumnExists } from "./check-column-exists.ts";
import { checkHasFolder } from "./check-has-folder.ts";
import { checkHasTest } from "./check-has-test.ts";
import { checkParametersFit } from "./check-parameters-fit.ts";
import { checkRunsOnce } from "./check-runs-once.ts";
import type { OnProductAndDbt } from "./places.ts";
import { relationExists } from "./relation-exists.ts";

/** What quality checks have to be to become tests. */
export const qualityRules: readonly Rule<OnProductAndDbt>[] = [
  checkHasTest,
  checkParametersFit,
  checkColumnExists,
  checkRunsOnce,
  relationExists,
  checkHasFolder,
];
