import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failed, type Outcome, ok } from "../diagnostics/outcome.ts";
import type { Host, HostFailure } from "../host/host.ts";
import { joinPath, shownPath } from "../host/paths.ts";
import type { Span } from "../text/span.ts";
import { applyWrites } from "./apply-writes.ts";
import { ledgerName, lockName } from "./ledger.ts";
import {
  folderOfAnotherTool,
  type MisleadingDirectory,
  misleadingDirectory,
  pathInside,
  resolvedRoot,
} from "./output-root.ts";
import {
  type FileChange,
  needsWriting,
  type OutputFile,
  type Overwrite,
  planWrites,
  unprovedPaths,
  type WritePlan,
} from "./plan-writes.ts";
import { outputDiagnostics } from "./problems.ts";
import { type OutputState, readOutputs } from "./read-outputs.ts";
import { sealed } from "./seal.ts";

export interface OutputsRequest {
  readonly host: Host;
  /** The output directory, absolute; it need not be there yet. */
  readonly root: string;
  /** The whole set of files of one compile. Each is written with its seal. */
  readonly files: readonly OutputFile[];
  /** What the compile has read; absolute, links resolved. None of it is replaced or removed. */
  readonly inputs?: ReadonlySet<string> | undefined;
  /** Where the ledger stands, when it is not that of a whole set. */
  readonly ledgerName?: string | undefined;
  /** Whose ledger is believed, by user number; everybody's when left out. */
  readonly owners?: ReadonlySet<number> | undefined;
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
  const files = request.files.map(withSeal);
  const target: Target = { ...request, files, realRoot: resolvedRoot(request.host, request.root) };
  const refused = [...misplacedRoot(target), ...replacedInputs(target)];
  if (refused.length > 0) return failed(refused);
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
  const state = readOutputs({ ...request, root, paths: pathsOf(request) });
  return planWrites({ ...state, files: request.files.map(withSeal), overwrite: "keep-edited" });
}

function withSeal({ path, text }: OutputFile): OutputFile {
  return { path, text: sealed(path, text) };
}

interface Target extends WriteRequest {
  readonly realRoot: string;
}

// Another compile may have written since the first plan, so it is made again.
function writeLocked(target: Target): Outcome<WriteSummary> {
  const { value, diagnostics } = planFor(target);
  if (value === undefined) return failed(diagnostics);
  const { plan } = value;
  const applied = applyWrites({ ...target, root: target.realRoot, plan });
  if (applied.kind === "failed") return failed([...diagnostics, unwritable(target, applied.failure)]);
  return ok({ changes: plan.changes }, [...diagnostics, ...repairs(target, plan)]);
}

interface PlannedWrites extends Pick<OutputState, "isSettled"> {
  readonly plan: WritePlan;
}

function planFor(target: Target): Outcome<PlannedWrites> {
  const { host, realRoot } = target;
  const state = readOutputs({ ...target, root: realRoot, paths: pathsOf(target) });
  if (state.failures.length > 0) return failed(state.failures.map((failure) => unwritable(target, failure)));
  const request = { ...target, ...state };
  const plan = planWrites(request);
  const { isSettled } = state;
  const paths = plan.changes.map(({ path }) => path);
  const misleading =
    needsWriting(plan) || !isSettled ? misleadingDirectory({ host, root: realRoot, paths }) : undefined;
  if (misleading !== undefined) return failed([outsideRoot(target, misleading)]);
  const findings = [...ledgerProblems(target, state), ...unproved(target, unprovedPaths(request))];
  return ok({ plan, isSettled }, [...findings, ...editedFiles(target, plan)]);
}

function pathsOf({ files }: OutputsRequest): readonly OutputFile["path"][] {
  return files.map(({ path }) => path);
}

function editedFiles(target: Target, plan: WritePlan): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const change of plan.changes) {
    if (change.kind !== "edited") continue;
    const path = shownInRoot(target, change.path);
    // What was asked for and not written is an error; a file that is no longer asked for only stays.
    const severity = change.situation === "obsolete" ? "warning" : "error";
    // No line of floe.yaml is to blame; the finding is about the file that was kept.
    const situation = { path, situation: change.situation };
    findings.push(outputDiagnostics["edited-by-hand"](situation, undefined, { severity, about: [path] }));
  }
  return findings;
}

function ledgerProblems(target: Target, { ledgerCondition }: OutputState): readonly Diagnostic[] {
  const path = shownInRoot(target, target.ledgerName ?? ledgerName);
  switch (ledgerCondition) {
    case "damaged":
      return [outputDiagnostics["ledger-unreadable"]({ path }, target.at)];
    case "foreign":
      return [outputDiagnostics["ledger-foreign"]({ path }, target.at)];
    default:
      return [];
  }
}

function unproved(target: Target, paths: readonly string[]): readonly Diagnostic[] {
  if (paths.length === 0) return [];
  const names = {
    path: shownInRoot(target, target.ledgerName ?? ledgerName),
    names: paths.map((path) => shownInRoot(target, path)),
  };
  return [outputDiagnostics.unproved(names, target.at)];
}

function misplacedRoot(target: Target): readonly Diagnostic[] {
  const folder = folderOfAnotherTool(target.realRoot);
  if (folder === undefined) return [];
  return [outputDiagnostics["root-of-another-tool"]({ root: shownInRoot(target, ""), folder }, target.at)];
}

// Even with `--overwrite`: without its input there is no next compile.
function replacedInputs(target: Target): readonly Diagnostic[] {
  const { host, realRoot, inputs = new Set<string>() } = target;
  return pathsOf(target).flatMap((path) => {
    const absolute = joinPath(realRoot, path);
    const isInput = inputs.has(host.realPath(absolute) ?? absolute);
    return isInput ? [outputDiagnostics["is-input"]({ path: shownInRoot(target, path) }, target.at)] : [];
  });
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

function outsideRoot(target: Target, { path, leads }: MisleadingDirectory): Diagnostic {
  const shown = shownInRoot(target, pathInside(target.realRoot, path) ?? "");
  return outputDiagnostics["outside-root"]({ path: shown, root: shownInRoot(target, ""), leads }, target.at);
}

// By the name that the user gave the directory, which may be a link.
function shownInRoot({ host, root }: Target, path: string): string {
  return shownPath(joinPath(root, path), host.workingDirectory);
}
