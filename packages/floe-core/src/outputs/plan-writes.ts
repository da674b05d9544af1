import { invariant } from "../diagnostics/bug.ts";
import { digestOf } from "./digest.ts";
import { type Digests, type Ledger, sameDigests } from "./ledger.ts";
import type { OutputPath } from "./output-path.ts";
import { artifactOutput, formerOutputs } from "./own-outputs.ts";
import type { Proof } from "./seal.ts";

/** A file that the compile wants to stand in the output directory. */
export interface OutputFile {
  readonly path: OutputPath;
  readonly text: string;
}

/** What to do with files that somebody changed. */
export type Overwrite = "keep-edited" | "replace-edited";

/** How a file on disk came to differ from what floe wrote: `changed` since then, `foreign` when nothing shows that floe
 *  wrote it, `obsolete` when it was changed and floe would otherwise remove it. */
export type EditedSituation = "changed" | "foreign" | "obsolete";

/** What happens to one file. */
export type FileChange =
  | { readonly kind: "keep"; readonly path: OutputPath }
  | { readonly kind: "create" | "update"; readonly path: OutputPath; readonly text: string }
  | { readonly kind: "remove"; readonly path: OutputPath }
  | { readonly kind: "edited"; readonly path: OutputPath; readonly situation: EditedSituation };

export interface WritePlan {
  /** In the order of the files, then what is no longer wanted, by path. */
  readonly changes: readonly FileChange[];
  /** What the ledger says once the plan is carried out: the digest that floe last wrote to each path. */
  readonly files: Digests;
  /** What floe wrote and what may still stand there while the plan is being carried out. */
  readonly previous: Digests;
  /** How the ledger on disk compares: `exact` says the same already, `unusable` is damaged or a stranger's, `interrupted` is
   *  that of an unfinished run. */
  readonly ledger: "missing" | "unusable" | "interrupted" | "outdated" | "exact";
}

export interface PlanRequest {
  readonly files: readonly OutputFile[];
  readonly ledger: Ledger | undefined;
  /** Whether something else stands in its place. */
  readonly ledgerCondition?: "readable" | "absent" | "damaged" | "foreign";
  /** The digest of what stands at a path; `undefined` when nothing does. */
  readonly disk: (path: OutputPath) => string | undefined;
  /** What stands at a path proves about who wrote it. */
  readonly proof: (path: OutputPath) => Proof;
  readonly overwrite: Overwrite;
}

/** Decides what to write and what to leave. Reads and writes nothing itself. The ledger is a claim: it says what to look
 *  for, and the files have to prove it. What does not was edited by hand, or is somebody else's; it is kept unless told
 *  otherwise, and never removed. */
export function planWrites(request: PlanRequest): WritePlan {
  const { ledger } = request;
  const changes: FileChange[] = [];
  const files = new Map<OutputPath, string>();
  const wanted = new Set<OutputPath>();
  for (const file of request.files) {
    invariant(!wanted.has(file.path), `two outputs are written to ${file.path}`);
    wanted.add(file.path);
    const digest = digestOf(file.text);
    const change = changeOf(file, { digest, request });
    changes.push(change);
    const recorded = change.kind === "edited" ? lastWritten(ledger, file.path) : digest;
    if (recorded !== undefined) files.set(file.path, recorded);
  }
  const known = knownPaths(ledger);
  const left = new Set([...known, ...formerOutputs].sort());
  for (const path of left) if (!wanted.has(path)) changes.push(...removalOf(path, request));
  const previous = new Map<OutputPath, string>();
  for (const path of known) {
    const digest = standing(path, request);
    if (digest !== undefined) previous.set(path, digest);
  }
  return { changes, files, previous, ledger: comparison(request, files) };
}

/** Whether carrying out the plan would touch the disk. An edited file that is kept needs no writing. */
export function needsWriting(plan: WritePlan): boolean {
  return plan.ledger !== "exact" || plan.changes.some(({ kind }) => kind !== "keep" && kind !== "edited");
}

/** What the ledger names, stands there, and is nothing that floe can be shown to have written; sorted. */
export function unprovedPaths(request: PlanRequest): readonly OutputPath[] {
  const wanted = new Set(request.files.map(({ path }) => path));
  return knownPaths(request.ledger).filter(
    (path) => !wanted.has(path) && request.disk(path) !== undefined && removalOf(path, request).length === 0,
  );
}

/** Whether every file is exactly the wanted one and no ledger says otherwise: a fresh clone has none. False as well when a file
 *  was edited. */
export function isUpToDate(plan: WritePlan): boolean {
  return (plan.ledger === "exact" || plan.ledger === "missing") && plan.changes.every(({ kind }) => kind === "keep");
}

function changeOf(
  { path, text }: OutputFile,
  { digest, request }: { readonly digest: string; readonly request: PlanRequest },
): FileChange {
  const found = request.disk(path);
  if (found === undefined) return { kind: "create", path, text };
  if (found === digest) return { kind: "keep", path };
  if (isOurs(request, { path, digest: found })) return { kind: "update", path, text };
  if (request.overwrite === "replace-edited") return { kind: "update", path, text };
  const isKnown =
    ["broken", "disowned"].includes(request.proof(path)) || lastWritten(request.ledger, path) !== undefined;
  return { kind: "edited", path, situation: isKnown ? "changed" : "foreign" };
}

// No generator vouches for these paths any more, so only a seal does. The JSON files of earlier releases have none: there the
// ledger is believed, since what it could lie about is a file of that name and form, which nobody reads any more.
function removalOf(path: OutputPath, { disk, proof, ledger }: PlanRequest): readonly FileChange[] {
  const digest = disk(path);
  if (digest === undefined) return [];
  const proved = proof(path);
  if (proved === "unsealable" && formerOutputs.includes(path) && isClaimed(ledger, { path, digest }))
    return [{ kind: "remove", path }];
  switch (proved) {
    case "sealed":
      return [{ kind: "remove", path }];
    case "broken":
    case "disowned":
      return [{ kind: "edited", path, situation: "obsolete" }];
    default:
      return [];
  }
}

/** All paths that floe is known to have written to, sorted. */
function knownPaths(ledger: Ledger | undefined): readonly OutputPath[] {
  if (ledger === undefined) return [];
  return [...new Set([...ledger.files.keys(), ...ledger.previous.keys()])].sort();
}

interface FoundFile {
  readonly path: OutputPath;
  readonly digest: string;
}

function isOurs({ ledger, proof }: Pick<PlanRequest, "ledger" | "proof">, found: FoundFile): boolean {
  const proved = proof(found.path);
  if (proved === "sealed") return true;
  // Whose digest nobody has recorded and what has the form of a contract is an old one, never somebody's own.
  if (proved === "unsealable") return isClaimed(ledger, found) || found.path === artifactOutput;
  return proved === "disowned" && isClaimed(ledger, found);
}

// After an interrupted run either set may stand there, so both are ours.
function isClaimed(ledger: Ledger | undefined, { path, digest }: FoundFile): boolean {
  return ledger?.files.get(path) === digest || ledger?.previous.get(path) === digest;
}

function lastWritten(ledger: Ledger | undefined, path: OutputPath): string | undefined {
  return ledger?.files.get(path) ?? ledger?.previous.get(path);
}

/** The one digest of ours to remember for a path while it is replaced: what stands there, or else what last did.
 *  One is enough even when runs are interrupted again and again, because each of them begins from what stands there. */
function standing(path: OutputPath, request: PlanRequest): string | undefined {
  const found = request.disk(path);
  if (found !== undefined && isOurs(request, { path, digest: found })) return found;
  return lastWritten(request.ledger, path);
}

function comparison({ ledger, ledgerCondition }: PlanRequest, files: Digests): WritePlan["ledger"] {
  if (ledger === undefined)
    return ledgerCondition === "damaged" || ledgerCondition === "foreign" ? "unusable" : "missing";
  if (ledger.state === "writing") return "interrupted";
  return sameDigests(ledger.files, files) ? "exact" : "outdated";
}
