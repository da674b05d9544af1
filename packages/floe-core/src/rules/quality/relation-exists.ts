import { contextRule } from "../../checking/rule.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { hasModel } from "../../dbt/meant-model.ts";
import type { DbtProject } from "../../dbt/project.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { at, optional, placeOf } from "../../origins/located.ts";
import { type NamedRelation, namedRelations } from "../../quality/named-relations.ts";
import type { Relation } from "../../quality/relation.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import { rationed } from "../../text/rationed.ts";
import { type OnProductAndDbt, type ReadCheck, readChecks } from "./places.ts";

const problems = defineDiagnostics("quality", {
  "unknown-relation": problem({
    severity: "error",
    message: (p: { parameter: string; relation: Relation; suggestion: string | undefined }) =>
      `\`${display(p.parameter)}\` names ${relationWords(p.relation)} of the dbt project.`,
    help: ({ relation, suggestion }) => {
      if (suggestion !== undefined) return `Did you mean \`${display(suggestion)}\`?`;
      return relation.kind === "source"
        ? "Declare it under `sources` in a property file beside the models."
        : "A check compares with a model, a seed or a snapshot by its name, or with `source('…', '…')`.";
    },
    docs: {
      cause:
        "A quality check, such as `relationships`, compares with something that neither the dbt project nor an installed package has, or that is switched off; dbt would refuse the test. While files could not be read, or packages are missing, nothing is called unknown.",
      example:
        "# floe.yaml\ntransforms:\n  - name: orders\n    qualityChecks:\n      - {name: known, type: relationships, column: id, dimension: consistency, parameters: {to: custmers, field: id}}\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# models/customers.sql\nselect 1 as id\n",
      fix: "Correct the name, or add what it names.",
    },
  }),
});

function relationWords(relation: Relation): string {
  if (relation.kind === "source") return `\`${display(`${relation.source}.${relation.table}`)}\`, which is no source`;
  const { target, packageName, version } = relation;
  const name = display(packageName === undefined ? target : `${packageName}.${target}`);
  const versionOf = version === undefined ? "" : `version ${display(String(version))} of `;
  return `${versionOf}\`${name}\`, which is no enabled model, seed or snapshot`;
}

/** What a check compares with is there. Of one that is switched off nothing is asked. */
export const relationExists = contextRule<OnProductAndDbt>({
  name: "relation-exists",
  problems,
  check: ({ product, dbt }) => {
    if (dbt === undefined) return [];
    const names = rationed(dbt.graph.names);
    return readChecks({ product }).flatMap((read) =>
      optional(read.check, "enabled")?.value === false
        ? []
        : namedRelations(read.tested)
            .filter(({ relation }) => isUnknown(relation, dbt))
            .map((named) => finding(read, named, named.relation.kind === "source" ? sourcesOf(dbt) : names())),
    );
  },
});

function finding({ check }: ReadCheck, { parameter, relation }: NamedRelation, known: readonly string[]): Diagnostic {
  const value = at(at(check, "parameters"), parameter);
  const span = placeOf(value);
  const word = relation.kind === "source" ? `${relation.source}.${relation.table}` : relation.target;
  const meant = value.value === word ? certainlyMeant(word, known) : undefined;
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  const suggestion = known.includes(word) ? undefined : didYouMean(word, known);
  return problems["unknown-relation"]({ parameter, relation, suggestion }, span, { fix });
}

function sourcesOf(dbt: DbtProject): readonly string[] {
  return [...(dbt.sources() ?? [])];
}

/** Whether dbt would find nothing. Sources are known only where all files and packages are, which is what any name needs. */
function isUnknown(relation: Relation, dbt: DbtProject): boolean {
  if (relation.kind === "source") return dbt.sources()?.has(`${relation.source}.${relation.table}`) === false;
  const { target, packageName } = relation;
  const version = relation.version === undefined ? undefined : String(relation.version);
  const isOwn = packageName === undefined && version === undefined;
  const own = isOwn ? dbt.graph.models.get(target) : undefined;
  if (own !== undefined) return own.existence === "disabled";
  if (isOwn && (hasModel(dbt, target) || dbt.graph.otherNames.has(target))) return false;
  const found = dbt.graph.resolve({ target, packageName, version });
  // What is switched off in the files may be on in the manifest.
  const isMissing = found.kind === "unknown" || (found.kind === "disabled" && dbt.graph.from === "files");
  return isMissing && dbt.knows.allNodes && dbt.sources() !== undefined;
}
