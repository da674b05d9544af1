import type { DeclaredColumn } from "../../dbt/declared-models.ts";
import { isWorkedOut } from "../../dbt/project-settings.ts";
import { at, derived, isThere, items, type Located, locatedPlace, optional } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { withoutSecretTexts } from "../../origins/withhold.ts";
import type { ProductColumn } from "../../plugins/product-table.ts";
import { isLogicalType, isOfType, type LogicalType } from "../../quality/column-types.ts";
import { declaredModel } from "../../quality/declared-model.ts";
import { type SaidOfTable, saidOfTable, type TableSources } from "../../quality/said-of-table.ts";
import type { OutputColumn } from "../../schemas/product/product.ts";
import { isTable } from "../../text/is-table.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { memberNode, textAt } from "../../yaml/read-node.ts";
import { toPlain } from "../../yaml/to-plain.ts";

/** The columns of a table: those that its port promises, then those that dbt's files declare beside. */
export function tableColumns(sources: TableSources): readonly ProductColumn[] {
  const { transform, port, dbt } = sources;
  const said = saidOfTable(sources);
  const declared = declaredModel(dbt, at(transform, "name").value)?.columns ?? [];
  const known = new Map(declared.map((column) => [column.name.toLowerCase(), column]));
  const promised = (port === undefined ? [] : items(at(port, "schema"))).filter(isThere);
  const names = new Set(promised.map(({ value }) => value.name.toLowerCase()));
  return [
    ...promised.map((column) => promisedColumn(column, known.get(column.value.name.toLowerCase()), said)),
    ...declared.filter(({ name }) => !names.has(name.toLowerCase())).map((column) => declaredColumn(column, said)),
  ];
}

function promisedColumn(
  column: Located<OutputColumn>,
  declared: DeclaredColumn | undefined,
  said: SaidOfTable,
): ProductColumn {
  const name = at(column, "name");
  const type = at(column, "type");
  const ofDbt = declared === undefined ? undefined : declaredColumn(declared, said);
  return {
    name,
    type: isLogical(type) ? type : ofDbt?.type,
    description: optional(column, "description") ?? ofDbt?.description,
    classification: optional(column, "classification"),
    ...saidOf(name.value, said),
    meta: ofDbt?.meta,
  };
}

function declaredColumn({ name, nameAt, dataType, node }: DeclaredColumn, said: SaidOfTable): ProductColumn {
  const type = dataType === undefined ? undefined : logicalTypeOf(dataType);
  const typeNode = memberNode(node, "data_type");
  const description = textAt(node, "description");
  return {
    name: derived(columnRule, name, [locatedPlace(nameAt)]),
    type: type && derived(typeRule, type, [locatedPlace((typeNode ?? node).span)]),
    description: description && derived(columnRule, description.value, [locatedPlace(description.span)]),
    classification: undefined,
    ...saidOf(name, said),
    meta: metaOf(node),
  };
}

function saidOf(name: string, said: SaidOfTable): Pick<ProductColumn, "primaryKey" | "isUnique" | "references"> {
  const folded = name.toLowerCase();
  return {
    primaryKey: said.primaryKey.get(folded),
    isUnique: said.unique.has(folded),
    references: said.references.get(folded),
  };
}

function isLogical(type: Located<string>): type is Located<LogicalType> {
  return isLogicalType(type.value);
}

// A number with digits behind the point is one before it is a whole number: some engines keep both in decimals.
const byKind: readonly LogicalType[] = [
  "boolean",
  "date",
  "timestamp",
  "time",
  "string",
  "decimal",
  "integer",
  "array",
  "object",
];

function logicalTypeOf(dataType: string): LogicalType | undefined {
  return isWorkedOut(dataType) ? undefined : byKind.find((type) => isOfType(dataType, type) === true);
}

/** What stands under `meta` of an entry, or of its `config`. */
export function metaOf(node: YamlNode | undefined): Located<Readonly<Record<string, unknown>>> | undefined {
  const found = memberNode(memberNode(node, "config"), "meta") ?? memberNode(node, "meta");
  const value = found === undefined ? undefined : withoutSecretTexts(toPlain(found));
  return found === undefined || !isTable(value) ? undefined : derived(metaRule, value, [locatedPlace(found.span)]);
}

const columnRule = originRule("column-in-dbt", "what the files of the dbt project say of the column");
const typeRule = originRule("type-in-dbt", "the kind of `data_type` that the dbt project declares");
const metaRule = originRule("meta-in-dbt", "what the dbt project keeps under `meta`");
