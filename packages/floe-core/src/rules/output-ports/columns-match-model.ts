import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import type { DeclaredColumn, DeclaredModel } from "../../dbt/declared-models.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Located, optional, placeOf } from "../../origins/located.ts";
import { isLogicalType, isOfType } from "../../quality/column-types.ts";
import { declaredModel } from "../../quality/declared-model.ts";
import type { OutputColumn, OutputPort } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import type { OnProductAndDbt } from "../quality/places.ts";

const example = (port: string, columns: string, enforced = "") =>
  `# floe.yaml\ntransforms:\n  - name: orders\noutputPorts:\n  - name: orders\n    schema: [${port}]\n# dbt_project.yml\nname: shop\nprofile: shop\n# models/orders.sql\nselect 1 as id\n# models/orders.yml\nmodels:\n  - name: orders\n${enforced}    columns: [${columns}]\n`;

const problems = defineDiagnostics("contract", {
  "column-missing": problem({
    severity: "warning",
    message: (p: { name: string; port: string; suggestion: string | undefined }) =>
      `The port \`${display(p.port)}\` promises the column \`${display(p.name)}\`, which the dbt project does not declare.`,
    help: ({ suggestion }) =>
      suggestion === undefined
        ? "Declare the column, or take it off the port."
        : `Did you mean \`${display(suggestion)}\`?`,
    docs: {
      cause:
        "The property files of the dbt project list the columns of the model, and one that the port promises is not among them. With an enforced contract the table cannot have it, which is an error.",
      example: example("{name: number, type: integer}", "{name: id}"),
      fix: "Correct the name, or declare the column.",
    },
  }),
  "column-extra": problem({
    severity: "info",
    message: (p: { port: string; names: readonly string[] }) =>
      `The model of the port \`${display(p.port)}\` has more columns than the port promises: ${quotedList(p.names)}.`,
    help: () => "Add them to the port, so that consumers know them, or leave them to the product.",
    docs: {
      cause: "The property files of the dbt project declare columns that the port does not promise.",
      example: example("{name: id, type: integer}", "{name: id}, {name: state}"),
      fix: "Nothing has to be done: a column that is not promised may go away.",
    },
  }),
  "type-differs": problem({
    severity: "error",
    message: (p: { name: string; promised: string; declared: string }) =>
      `The column \`${display(p.name)}\` is promised as \`${display(p.promised)}\`, and the dbt project declares \`${display(p.declared)}\`.`,
    help: () => "Correct the one that is wrong.",
    docs: {
      cause: "`data_type` of the column in dbt's properties is a type of another kind than the port promises.",
      example: example("{name: id, type: string}", "{name: id, data_type: bigint}"),
      fix: "Correct `type` in floe.yaml or `data_type` in the property file.",
    },
  }),
});

const ports: Place<OnProductAndDbt, OutputPort> = ({ product }) =>
  sectionAt(product, "outputPorts").flatMap(acceptedItems);

export const columnsMatchModel = rule({
  name: "columns-match-model",
  at: ports,
  reads: ["name", "schema"],
  problems,
  check: ({ name, schema }, _port, { dbt }) => {
    const model = declaredModel(dbt, name.value);
    if (model === undefined || model.columns.length === 0) return [];
    const columns = acceptedItems(schema).flatMap((column) => {
      const named = optional(column, "name");
      return named === undefined ? [] : [{ column, named }];
    });
    const promised = new Set(columns.map(({ named }) => folded(named.value)));
    const known = new Map(model.columns.map((column) => [folded(column.name), column]));
    const found = columns.flatMap(({ column, named }) => {
      const declared = known.get(folded(named.value));
      return declared === undefined ? [missing(named, name.value, model)] : typeFindings(column, declared);
    });
    // What is misspelt in the port is no column more of the model.
    const names = model.columns.map((each) => each.name).filter((each) => !promised.has(folded(each)));
    const isComplete = columns.every(({ named }) => known.has(folded(named.value)));
    return names.length > 0 && isComplete
      ? [...found, problems["column-extra"]({ port: name.value, names }, placeOf(name))]
      : found;
  },
});

function missing(named: Located<string>, port: string, { columns, isContract, nameAt }: DeclaredModel): Diagnostic {
  const known = columns.map(({ name }) => name);
  const meant = certainlyMeant(named.value, known);
  const span = placeOf(named);
  const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
  const notes = [{ message: "The model is declared here.", span: nameAt }];
  const parameters = { name: named.value, port, suggestion: didYouMean(named.value, known) };
  return problems["column-missing"](parameters, span, { fix, notes, severity: isContract ? "error" : "warning" });
}

function typeFindings(
  column: Located<OutputColumn>,
  { name, nameAt, dataType }: DeclaredColumn,
): readonly Diagnostic[] {
  const type = optional(column, "type");
  if (type === undefined || dataType === undefined || !isLogicalType(type.value)) return [];
  if (isOfType(dataType, type.value) !== false) return [];
  const notes = [{ message: "It is declared here.", span: nameAt }];
  return [problems["type-differs"]({ name, promised: type.value, declared: dataType }, placeOf(type), { notes })];
}

// Property files hold names as the engine folds them.
function folded(name: string): string {
  return name.toLowerCase();
}
