import type { Issue, Path } from "./flat-issues.ts";

/** Issues, parted into those that are shown and the places of the rest. */
export interface ShownIssues {
  readonly shown: readonly Issue[];
  /** Nobody says anything of these, and they are refused all the same. */
  readonly rest: readonly Path[];
}

/** As many issues as somebody may want to read. A file can hold a hundred thousand mistakes, and each costs time. */
export function shownIssues(issues: readonly Issue[]): ShownIssues {
  const shown: Issue[] = [];
  const rest: Path[] = [];
  let left = maxFindings;
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      if (left > 0) shown.push({ ...issue, keys: issue.keys.slice(0, left) });
      for (const key of issue.keys.slice(left)) rest.push([...issue.path, key]);
      left = Math.max(0, left - issue.keys.length);
      continue;
    }
    if (left > 0) shown.push(issue);
    else rest.push(issue.path);
    left = Math.max(0, left - 1);
  }
  return { shown, rest };
}

const maxFindings = 1_000;
