import type { TestedPart } from "./check-target.ts";
import { findTest } from "./find-test.ts";
import { type Relation, readRelation } from "./relation.ts";
import { kindOf } from "./test-argument.ts";

/** Something in the parameters of a check that names a model, a seed, a snapshot or a source. */
export interface NamedRelation {
  readonly parameter: string;
  readonly relation: Relation;
}

/** The relations that a check compares with. Of a test that floe does not know, those that are written as `ref('…')` or
 *  `source('…', '…')`: any other text may mean anything. */
export function namedRelations({ type, parameters }: TestedPart): readonly NamedRelation[] {
  const test = findTest(type);
  return Object.entries(parameters).flatMap(([parameter, value]): readonly NamedRelation[] => {
    const form = test?.parameters[parameter];
    const isRelation = test === undefined ? isCall(value) : form !== undefined && kindOf(form).kind === "relation";
    const relation = isRelation && typeof value === "string" ? readRelation(value) : undefined;
    return relation === undefined ? [] : [{ parameter, relation }];
  });
}

function isCall(value: unknown): boolean {
  return typeof value === "string" && /^\s*(?:ref|source)\(/u.test(value);
}
