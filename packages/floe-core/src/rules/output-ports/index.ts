import type { Rule } from "../../checking/rule.ts";
import type { OnProductAndDbt } from "../quality/places.ts";
import { columnTypeIsKnown } from "./column-type-is-known.ts";
import { columnsMatchModel } from "./columns-match-model.ts";
import { destinationGetsTable } from "./destination-gets-table.ts";
import { portNamesModel } from "./port-names-model.ts";

/** What output ports have to be to be contracts, and destinations to have a table that they get. */
export const outputPortRules: readonly Rule<OnProductAndDbt>[] = [
  portNamesModel,
  columnTypeIsKnown,
  columnsMatchModel,
  destinationGetsTable,
];
