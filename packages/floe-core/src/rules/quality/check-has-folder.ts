import { contextRule } from "../../checking/rule.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { at, optional, placeOf } from "../../origins/located.ts";
import { type OnProductAndDbt, productChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "no-test-folder": problem({
    severity: "warning",
    message: () =>
      "The dbt project has no folder for tests below floe.yaml, so the quality checks of this product do not run.",
    help: () => "Give `test-paths` in dbt_project.yml a folder inside of the project: `test-paths: [tests]`.",
    docs: {
      cause:
        "floe writes a dbt test for each quality check into the first folder of `test-paths` that lies inside of the dbt project and below floe.yaml, and there is none.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: id_is_unique, type: unique, column: id, dimension: consistency}\n# dbt_project.yml\nname: shop\nprofile: shop\ntest-paths: [../tests]\n# models/orders.sql\nselect 1 as id\n",
      fix: "Add a folder of the project to `test-paths`.",
    },
  }),
});

/** The tests of the checks have a place. */
export const checkHasFolder = contextRule<OnProductAndDbt>({
  name: "check-has-folder",
  problems,
  check: ({ product, dbt }) => {
    if (dbt === undefined || dbt.declarations.testFolder !== undefined) return [];
    const [first] = productChecks({ product }).filter((check) => optional(check, "enabled")?.value !== false);
    return first === undefined ? [] : [problems["no-test-folder"]({}, placeOf(at(first, "type")))];
  },
});
