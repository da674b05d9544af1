import type { z } from "zod";
import { isTable } from "../text/is-table.ts";
import type { YamlNode } from "../yaml/node.ts";
import { deepestNode } from "../yaml/to-plain.ts";

/** What takes the place of a required section that is wrong or missing, so that the rest of the file can be checked.
 *  Never compiled: the file has an error. */
export type StandIns = Readonly<Record<string, unknown>>;

/** Removes what an issue is about from the plain value: the unknown key, or the nearest map entry around the place;
 *  a required section at the top gets its stand-in. List items are never removed by themselves: that would move the
 *  paths of those behind. Gives whether anything changed. */
export function leaveOut(
  plain: unknown,
  issue: z.core.$ZodIssue,
  { root, standIns }: { readonly root: YamlNode; readonly standIns: StandIns },
): boolean {
  if (issue.code === "unrecognized_keys") {
    const holder = valueAt(plain, issue.path);
    if (!isTable(holder)) return false;
    for (const key of issue.keys) delete holder[key];
    return true;
  }
  const { depth } = deepestNode(root, issue.path);
  for (let length = Math.min(depth, issue.path.length); length > 0; length--) {
    const holder = valueAt(plain, issue.path.slice(0, length - 1));
    const key = issue.path[length - 1];
    if (isTable(holder) && typeof key === "string" && key in holder) return delete holder[key];
  }
  const [section] = issue.path;
  if (!isTable(plain) || typeof section !== "string" || section in plain || !(section in standIns)) return false;
  // A copy: what is left out next may stand inside it.
  plain[section] = structuredClone(standIns[section]);
  return true;
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  let current = plain;
  for (const key of path) {
    if (Array.isArray(current)) current = current[Number(key)];
    else if (isTable(current)) current = current[String(key)];
    else return undefined;
  }
  return current;
}
