import type { Rule } from "../../checking/rule.ts";
import { databasesCanBeTold } from "./databases-can-be-told.ts";
import { otherTargetsAreReadable } from "./other-targets-are-readable.ts";
import type { OnRouting } from "./places.ts";

/** What has to hold where transforms of one product run on several targets. */
export const routingRules: readonly Rule<OnRouting>[] = [otherTargetsAreReadable, databasesCanBeTold];
