import type { z } from "zod";
import { didYouMean } from "../text/did-you-mean.ts";
import type { YamlNode } from "../yaml/node.ts";
import { deepestNode } from "../yaml/to-plain.ts";
import { schemaPlace } from "./schema-shape.ts";
import type { SchemaSubject } from "./schema-subject.ts";

/** One thing that zod says of a value. */
export type Issue = z.core.$ZodIssue;

/** The keys and indexes that lead to a value. */
export type Path = readonly PropertyKey[];

/** What zod says, one by one, with paths from the root: in the place of alternatives that all refuse a value stands what the
 *  one that was meant says. A list of 100,000 wrong elements is one issue before that. */
export function flatIssues(issues: readonly Issue[], subject: SchemaSubject): readonly Issue[] {
  return issues.flatMap((issue) => {
    const meant = issue.code === "invalid_union" ? meantBranch(issue, subject) : undefined;
    if (meant === undefined) return [issue];
    return flatIssues(
      meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      subject,
    );
  });
}

// The branch that was meant is the one whose complaints lie deepest: it agreed with the value the longest.
function meantBranch(
  { path, errors }: Extract<Issue, { code: "invalid_union" }>,
  subject: SchemaSubject,
): readonly Issue[] | undefined {
  const place = deepestNode(subject.root, path);
  if (place.depth < path.length) return undefined;
  const branches = [...errors].sort((left, right) => depthOf(right) - depthOf(left));
  const { keys } = schemaPlace(subject.schema, path, subject.root);
  return branches.find((branch) => isMeant(branch, place.node) && !isStrange(branch, keys));
}

function isMeant(branch: readonly Issue[], node: YamlNode): boolean {
  const shapeFits = branch.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type");
  return (
    branch.length > 0 && (shapeFits || (node.kind === "scalar" && branch.every(({ code }) => code !== "invalid_type")))
  );
}

/** Whether a section has keys and lacks keys, and none of those that it has can be one of those that it lacks. */
function isStrange(branch: readonly Issue[], known: readonly string[]): boolean {
  const unknown = branch.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
  );
  const lacks = branch.some(({ code, path }) => code !== "unrecognized_keys" && path.length === 1);
  return lacks && unknown.length > 0 && unknown.every((key) => didYouMean(key, known) === undefined);
}

function depthOf(branch: readonly Issue[]): number {
  return branch.reduce((depth, { path }) => Math.max(depth, path.length), 0);
}
