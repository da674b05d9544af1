import { acceptedItems, sectionAt } from "../../checking/places.ts";
import { quotedList } from "../../checking/problems.ts";
import { rule } from "../../checking/rule.ts";
import type { Place } from "../../checking/rule-definition.ts";
import { wordFix } from "../../checking/token-fix.ts";
import { defineDiagnostics, problem } from "../../diagnostics/define.ts";
import { placeOf } from "../../origins/located.ts";
import { isLogicalType, logicalTypes } from "../../quality/column-types.ts";
import type { OutputColumn } from "../../schemas/product/product.ts";
import { display } from "../../secrets/display.ts";
import { certainlyMeant, didYouMean } from "../../text/did-you-mean.ts";
import type { OnProduct } from "../product/places.ts";

const problems = defineDiagnostics("contract", {
  "unknown-type": problem({
    severity: "error",
    message: (p: { type: string; suggestion: string | undefined }) =>
      `There is no type \`${display(p.type)}\` for a column of an output port.`,
    help: ({ suggestion }) =>
      `${suggestion === undefined ? "" : `Did you mean \`${display(suggestion)}\`? `}It is one of ${quotedList(logicalTypes)}.`,
    docs: {
      cause:
        "`type` is a logical type of the Open Data Contract Standard, the same for all engines, and not the type of one of them.",
      example:
        "transforms:\n  - name: orders\noutputPorts:\n  - name: orders\n    schema: [{name: id, type: interger}]\n",
      fix: "Use one of the words that the help lists.",
    },
  }),
});

const columns: Place<OnProduct, OutputColumn> = ({ product }) =>
  sectionAt(product, "outputPorts")
    .flatMap(acceptedItems)
    .flatMap((port) => sectionAt(port, "schema"))
    .flatMap(acceptedItems);

export const columnTypeIsKnown = rule({
  name: "column-type-is-known",
  at: columns,
  reads: ["type"],
  problems,
  check: ({ type }) => {
    if (isLogicalType(type.value)) return [];
    const word = type.value.toLowerCase();
    const meant = meantTypes.get(word) ?? certainlyMeant(word, logicalTypes);
    const span = placeOf(type);
    const fix = meant === undefined || span === undefined ? undefined : wordFix(span, meant);
    const suggestion = meant ?? didYouMean(word, logicalTypes);
    return [problems["unknown-type"]({ type: type.value, suggestion }, span, { fix })];
  },
});

// The types of engines, and what they are called here.
const meantTypes: ReadonlyMap<string, string> = new Map([
  ...["int", "bigint", "smallint", "tinyint", "int64", "long"].map((word) => [word, "integer"] as const),
  ...["varchar", "char", "uuid"].map((word) => [word, "string"] as const),
  ...["double", "float", "numeric", "real"].map((word) => [word, "number"] as const),
  ...["datetime", "timestamptz", "timestamp_tz"].map((word) => [word, "timestamp"] as const),
  ...["bool"].map((word) => [word, "boolean"] as const),
  ...["json", "struct", "map"].map((word) => [word, "object"] as const),
  ...["list"].map((word) => [word, "array"] as const),
]);
