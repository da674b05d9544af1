import { contextRule } from "../../checking/rule.ts";
import { type DatabaseMacro, floeDatabaseMacro } from "../../dbt/database-macro.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { databaseGroups } from "../../project/database-groups.ts";
import { display } from "../../secrets/display.ts";
import { startOf } from "../../text/span.ts";
import type { OnRouting } from "./places.ts";

const problems = defineDiagnostics("dbt", {
  "no-macro-folder": problem({
    severity: "error",
    message: () =>
      "The dbt project has no folder for macros below floe.yaml, so floe cannot tell dbt in which database each model is.",
    help: () => "Give `macro-paths` in dbt_project.yml a folder inside of the project: `macro-paths: [macros]`.",
    docs: {
      cause:
        "Transforms run on targets with databases of their own, and a `ref()` finds a model there by a macro that floe writes into the first folder of `macro-paths` that lies inside of the dbt project and below floe.yaml. There is none.",
      example:
        "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    fast: {type: duckdb, properties: {path: fast.duckdb}}\n# floe.yaml\ntransforms:\n  - {name: orders, compute: fast}\n# dbt_project.yml\nname: shop\nprofile: shop\nmacro-paths: [../macros]\n# models/orders.sql\nselect 1 as id\n",
      fix: "Add a folder of the project to `macro-paths`.",
    },
  }),
  "own-database-name": problem({
    severity: "error",
    message: (p: Pick<DatabaseMacro, "name" | "source">) =>
      `The macro \`${display(p.name)}\` in \`${display(p.source.shown)}\` decides the databases of models, and does not know of this one.`,
    help: () => `Let the macro begin with: \`${firstLine}\``,
    docs: {
      cause:
        "A transform runs on a target with a database of its own. dbt asks one macro for the database of each model, the project has one itself, and that does not ask the one that floe writes.",
      example:
        "# manifest.yaml\nprofiles:\n  compute:\n    default: {type: duckdb}\n    fast: {type: duckdb, properties: {path: fast.duckdb}}\n# floe.yaml\ntransforms:\n  - {name: orders, compute: fast}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# macros/databases.sql\n{% macro generate_database_name(custom_database_name=none, node=none) %}{{ target.database }}{% endmacro %}\n",
      fix: `Ask \`${floeDatabaseMacro}\` first, as the help of the finding shows it.`,
    },
  }),
});

const firstLine = `{% if custom_database_name is none and ${floeDatabaseMacro}(node) %}{{ return(${floeDatabaseMacro}(node)) }}{% endif %}`;

/** dbt can be told in which database a model is that runs on another target. */
export const databasesCanBeTold = contextRule<OnRouting>({
  name: "databases-can-be-told",
  problems,
  check: (on) => {
    const { dbtProject: dbt, engines } = on;
    if (dbt?.settings === undefined || engines.length < 2) return [];
    const [first] = databaseGroups(on).flatMap(({ models }) => models);
    if (first === undefined) return [];
    const { macroFolder, databaseMacro } = dbt.declarations;
    if (macroFolder === undefined) return [problems["no-macro-folder"]({}, placeOf(first.compute))];
    if (databaseMacro === undefined || databaseMacro.asksFloe) return [];
    const notes = [{ message: "The macro is in this file.", span: startOf(databaseMacro.source) }];
    return [problems["own-database-name"](databaseMacro, placeOf(first.compute), { notes })];
  },
});
