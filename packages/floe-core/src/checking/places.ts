import { at, isThere, items, type Located } from "../origins/located.ts";

/** The member of a section where it is a section itself that was accepted: none or one. */
export function sectionAt<T extends object, K extends keyof T & string>(
  parent: Located<T>,
  key: K,
): readonly Located<Exclude<T[K], undefined>>[] {
  const member = at(parent, key);
  return isThere(member) ? [member] : [];
}

/** The accepted elements of a list. */
export function acceptedItems<U>(list: Located<readonly U[]>): readonly Located<Exclude<U, undefined>>[] {
  return items(list).filter(isThere);
}
