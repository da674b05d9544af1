import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host, HostFailure } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import type { Span } from "../text/span.ts";
import { applyWrites } from "./apply-writes.ts";
import { ledgerName, lockName } from "./ledger.ts";
import { directoryOutside, pathInside, resolvedRoot } from "./output-root.ts";
import {
  type FileChange,
  needsWriting,
  type OutputFile,
  type Overwrite,
  planWrites,
  type WritePlan,
} from "./plan-writes.ts";
import { outputDiagnostics } from "./problems.ts";
import { type OutputState, readOutputs } from "./read-outputs.ts";

export interface OutputsRequest {
  readonly host: Host;
  /** The output directory, absolute; it need not be there yet. */
  readonly root: string;
  /** The whole set of files of one compile. */
  readonly files: readonly OutputFile[];
}

export interface WriteRequest extends OutputsRequest {
  readonly overwrite: Overwrite;
  /** Where findings point: the product's name, as no place in the sources is to blame. */
  readonly at: Span | undefined;
}

/** What a compile did to its output directory. */
export interface WriteSummary {
  /** In the order of the files, then what is no longer generated. */
  readonly changes: readonly FileChange[];
}

/** Brings the output directory to the wanted set of files, all or none. Touches nothing, not even a lock, when it
 *  holds that set already. Reports files edited by hand, which are kept unless told otherwise, and what the system
 *  refuses. Does not wait for another compile that writes to the same directory: `writeWhenFree` does. */
export function writeOutputs(request: WriteRequest): Outcome<WriteSummary> {
  const target: Target = { ...request, realRoot: resolvedRoot(request.host, request.root) };
  const first = planFor(target);
  if (first.value === undefined) return failed(first.diagnostics);
  const { plan, isSettled } = first.value;
  if (!needsWriting(plan) && isSettled) return ok({ changes: plan.changes }, first.diagnostics);
  const lock = target.host.lock(joinPath(target.realRoot, lockName));
  if (lock.kind === "failed") return failed([lockProblem(target, lock.failure)]);
  try {
    return writeLocked(target);
  } finally {
    lock.value();
  }
}

/** What `writeOutputs` would do, without the lock: for `--check`. What cannot be read counts as edited. */
export function checkOutputs(request: OutputsRequest): WritePlan {
  const root = resolvedRoot(request.host, request.root);
  const { ledger, disk } = readOutputs({ host: request.host, root, paths: pathsOf(request) });
  return planWrites({ files: request.files, ledger, disk, overwrite: "keep-edited" });
}

interface Target extends WriteRequest {
  readonly realRoot: string;
}

// Another compile may have written since the first plan, so it is made again.
function writeLocked(target: Target): Outcome<WriteSummary> {
  const { value, diagnostics } = planFor(target);
  if (value === undefined) return failed(diagnostics);
  const { plan } = value;
  const applied = applyWrites({ host: target.host, root: target.realRoot, plan });
  if (applied.kind === "failed") return failed([...diagnostics, unwritable(target, applied.failure)]);
  return ok({ changes: plan.changes }, [...diagnostics, ...repairs(target, plan)]);
}

interface PlannedWrites extends Pick<OutputState, "isSettled"> {
  readonly plan: WritePlan;
}

function planFor(target: Target): Outcome<PlannedWrites> {
  const { host, realRoot, files, overwrite } = target;
  const state = readOutputs({ host, root: realRoot, paths: pathsOf(target) });
  if (state.failures.length > 0) return failed(state.failures.map((failure) => unwritable(target, failure)));
  const plan = planWrites({ files, ledger: state.ledger, disk: state.disk, overwrite });
  const paths = plan.changes.map(({ path }) => path);
  const outside = needsWriting(plan) ? directoryOutside({ host, root: realRoot, paths }) : undefined;
  if (outside !== undefined) return failed([outsideRoot(target, outside)]);
  return ok({ plan, isSettled: state.isSettled }, [...ledgerProblems(target, state), ...editedFiles(target, plan)]);
}

function pathsOf({ files }: OutputsRequest): readonly OutputFile["path"][] {
  return files.map(({ path }) => path);
}

function editedFiles(target: Target, plan: WritePlan): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const change of plan.changes) {
    if (change.kind !== "edited") continue;
    const path = shownInRoot(target, change.path);
    findings.push(outputDiagnostics["edited-by-hand"]({ path, situation: change.situation }, target.at));
  }
  return findings;
}

function ledgerProblems(target: Target, { ledgerCondition }: OutputState): readonly Diagnostic[] {
  if (ledgerCondition !== "damaged") return [];
  return [outputDiagnostics["ledger-unreadable"]({ path: shownInRoot(target, ledgerName) }, target.at)];
}

function repairs(target: Target, plan: WritePlan): readonly Diagnostic[] {
  if (plan.ledger !== "interrupted") return [];
  return [outputDiagnostics.interrupted({ root: shownInRoot(target, "") }, target.at)];
}

function lockProblem(target: Target, failure: HostFailure): Diagnostic {
  if (failure.errno !== "EAGAIN") return unwritable(target, failure);
  return outputDiagnostics.locked({ path: shownInRoot(target, lockName) }, target.at);
}

function unwritable(target: Target, { errno, path }: HostFailure): Diagnostic {
  const inRoot = pathInside(target.realRoot, path);
  const shown = inRoot === undefined ? shownPath(path, target.host.workingDirectory) : shownInRoot(target, inRoot);
  return outputDiagnostics.unwritable({ path: shown, errno }, target.at);
}

function outsideRoot(target: Target, directory: string): Diagnostic {
  const path = shownInRoot(target, pathInside(target.realRoot, directory) ?? "");
  const root = shownInRoot(target, "");
  return outputDiagnostics["outside-root"]({ path, root }, target.at);
}

// By the name that the user gave the directory, which may be a link.
function shownInRoot({ host, root }: Target, path: string): string {
  return shownPath(joinPath(root, path), host.workingDirectory);
}
