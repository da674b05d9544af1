import { type Stats, statSync } from "node:fs";

/** What tells whether a path still is what it was: its newest time first, then all that a change alters. */
export function pathStamp(path: string): string {
  const stat = statOf(path);
  if (stat === undefined) return "0 missing";
  if (stat === "unknown") return "Infinity unknown";
  const { ctimeMs, mtimeMs, size, ino, mode } = stat;
  return `${Math.max(ctimeMs, mtimeMs)} ${ctimeMs} ${mtimeMs} ${size} ${ino} ${mode}`;
}

/** What tells whether a path still is what it was in the eyes of who may change it. Its times are no part of that: in a
 *  folder such as /tmp they change all day. */
export function ownerStamp(path: string): string {
  const stat = statOf(path);
  if (stat === undefined) return "missing";
  return stat === "unknown" ? "unknown" : `${stat.uid} ${stat.mode}`;
}

/** The newest time of a stamp, in milliseconds since the epoch. */
export function newestTime(stamp: string): number {
  return Number(stamp.split(" ")[0]);
}

// What cannot be looked at, because its links lead in a circle for instance, is never remembered: it counts as new.
function statOf(path: string): Stats | "unknown" | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return "unknown";
  }
}
