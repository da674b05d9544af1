import type { Rule } from "../../checking/rule.ts";
import type { OnProductAndDbt } from "../quality/places.ts";
import { columnTypeIsKnown } from "./column-type-is-known.ts";
import { columnsMatchModel } from "./columns-match-model.ts";
import { portNamesModel } from "./port-names-model.ts";

/** What output ports have to be to be contracts. */
export const outputPortRules: readonly Rule<OnProductAndDbt>[] = [portNamesModel, columnTypeIsKnown, columnsMatchModel];
