import { acceptedItems } from "../../checking/places.ts";
import { at, type Located, optional, placeOf, standing } from "../../origins/located.ts";
import type { Transform } from "../../schemas/product/transform.ts";
import type { Span } from "../../text/span.ts";

/** A transform by its name. */
export interface NamedTransform {
  readonly name: string;
  readonly nameAt: Span | undefined;
  readonly dependsOn: readonly Located<string>[];
}

/** The name that a transform has in the file, be it refused or its key misspelt: that others depend on it by this name is
 *  no mistake of theirs. */
export function nameOf(transform: Located<Transform>): Pick<NamedTransform, "name" | "nameAt"> | undefined {
  if (!names.has(transform)) names.set(transform, readName(transform));
  return names.get(transform);
}

// Nearly every rule asks for it.
const names = new WeakMap<Located<Transform>, Pick<NamedTransform, "name" | "nameAt"> | undefined>();

function readName(transform: Located<Transform>): Pick<NamedTransform, "name" | "nameAt"> | undefined {
  const located = at(transform, "name");
  const name = standing(located);
  return typeof name === "string" ? { name, nameAt: placeOf(located) } : undefined;
}

/** The transforms of a list that have names, in file order. */
export function namedTransforms(list: Located<readonly Transform[]>): readonly NamedTransform[] {
  return acceptedItems(list).flatMap((transform) => {
    const named = nameOf(transform);
    return named === undefined ? [] : [{ ...named, dependsOn: dependenciesOf(transform) }];
  });
}

/** The entries of `dependsOn` that can be read. */
export function dependenciesOf(transform: Located<Transform>): readonly Located<string>[] {
  const list = optional(transform, "dependsOn");
  return list === undefined ? [] : acceptedItems(list);
}
