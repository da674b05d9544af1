import type { ModelAddress } from "../dbt/declared-models.ts";
import type { CheckTest } from "./check-test.ts";
import { jinjaLiteral, jinjaText } from "./jinja-literal.ts";
import { relationCall } from "./relation.ts";

/** A check as its dbt test has it. */
export interface DescribedCheck {
  readonly name: string;
  /** The transform that it belongs to. */
  readonly transform: string;
  readonly type: string;
  readonly column: string | null;
  readonly dimension: string;
  readonly severity: "critical" | "warning" | "info";
  readonly weight: number;
}

/** The text of a dbt test that calls the test of a check. All that comes from floe.yaml stands in literals. */
export function checkFileText(check: DescribedCheck, model: ModelAddress, test: CheckTest): string {
  const configuration = [
    ...test.configuration.filter(([name]) => name !== "where"),
    ...Object.entries({ severity: dbtSeverity(check.severity), meta: metaOf(check, model) }).map(
      ([name, value]) => [name, jinjaLiteral(value)] as const,
    ),
  ];
  const where = test.configuration.find(([name]) => name === "where");
  const table = relationCall({ kind: "ref", target: model.name, packageName: undefined, version: model.version });
  const call = [
    // dbt's own tests read the rows that are left in the same way.
    ["model", where === undefined ? table : `get_where_subquery(${table})`] as const,
    ...(check.column === null ? [] : [["column_name", jinjaText(check.column)] as const]),
    ...test.call,
  ];
  return [
    heading,
    `{{ config(${named([...(where === undefined ? [] : [where]), ...configuration])}) }}`,
    `{{ ${test.macro}(${named(call)}) }}`,
    "",
  ].join("\n");
}

const heading = "{# Written by floe from floe.yaml. Change that, then run `floe compile`. #}";

function named(pairs: readonly (readonly [name: string, jinja: string])[]): string {
  return pairs.map(([name, jinja]) => `${name}=${jinja}`).join(", ");
}

function dbtSeverity(severity: DescribedCheck["severity"]): string {
  return severity === "critical" ? "error" : "warn";
}

/** `description` and `dagster` are where dagster-dbt looks: what it shows, and which of the models that a test reads it is
 *  about. */
function metaOf(check: DescribedCheck, { name, version }: ModelAddress): object {
  const { column, transform, type, dimension, severity, weight } = check;
  const tested = column === null ? `\`${type}\`` : `\`${type}\` of \`${column}\``;
  return {
    description: `${check.name}: ${tested}, for ${dimension}, ${severity}.`,
    floe: { transform, check: check.name, type, column, dimension, severity, weight },
    dagster: { ref: { name, ...(version === undefined ? {} : { version }) } },
  };
}
