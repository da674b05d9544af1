import { at, isLocatedList, isLocatedTable, isThere, items, type Located, members } from "../origins/located.ts";
import { type Pointer, segments } from "../text/pointer.ts";

/** The settings of a file that a pattern names, `*` standing for each element and member, as far as the file has them and
 *  the schema took them. What only a default of the schema gives is not written, and nobody said it. */
export function writtenSettings(root: Located<unknown>, pattern: Pointer): readonly Located<unknown>[] {
  return segments(pattern).reduce<readonly Located<unknown>[]>(
    (found, segment) => found.flatMap((each) => childrenOf(each, segment)).filter(isWritten),
    [root].filter(isWritten),
  );
}

/** Whether a setting stands in the file and was accepted. */
export function isWritten(setting: Located<unknown>): boolean {
  return isThere(setting) && setting.origin.kind === "source";
}

function childrenOf(section: Located<unknown>, segment: string): readonly Located<unknown>[] {
  if (isLocatedList(section)) return segment === "*" ? items(section) : [];
  if (!isLocatedTable(section)) return [];
  return segment === "*" ? members(section).map(([, member]) => member) : [at(section, segment)];
}
