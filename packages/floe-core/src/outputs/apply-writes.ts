import { done, type Host, type HostFailure, type HostResult } from "../host/host.ts";
import { directoryOf, joinPath } from "../host/paths.ts";
import { type Ledger, ledgerName, lockName, renderLedger } from "./ledger.ts";
import { needsWriting, type WritePlan } from "./plan-writes.ts";

/** Carries out a plan; the only code that writes. The caller holds the lock and has planned under it.
 *
 *  Everything is first written under temporary names: a full disk or a missing permission shows up here, while the old
 *  set still stands. Then the ledger says `writing`, files are renamed and removed, and the ledger says `complete`.
 *  Killed at any point, this leaves the old set, the new set, or a ledger that readers refuse and the next run fixes.
 *  There is no fsync: it is safe from killed processes, not from power cuts. */
export function applyWrites(target: WriteTarget): HostResult<void> {
  if (!needsWriting(target.plan)) return done(undefined);
  removeLeftovers(target);
  const staged = stageAll(target, stepsOf(target.plan, target.ledgerName ?? ledgerName));
  if (staged.kind === "failed") return staged;
  return commitAll(target.host, staged.value);
}

export interface WriteTarget {
  readonly host: Host;
  /** The output directory, absolute, with links resolved. */
  readonly root: string;
  readonly plan: WritePlan;
  /** Where the ledger stands, when it is not that of a whole set. */
  readonly ledgerName?: string | undefined;
}

/** One change on disk, in the order in which they become visible. */
type Step =
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "remove"; readonly path: string };

function stepsOf(plan: WritePlan, ledger: string): readonly Step[] {
  const steps: Step[] = [];
  for (const change of plan.changes) {
    if (change.kind === "create" || change.kind === "update") steps.push({ ...change, kind: "write" });
  }
  for (const { kind, path } of plan.changes) if (kind === "remove") steps.push({ kind, path });
  const { files, previous } = plan;
  const complete = ledgerStep(ledger, { state: "complete", files, previous });
  if (steps.length === 0) return [complete];
  return [ledgerStep(ledger, { state: "writing", files, previous }), ...steps, complete];
}

function ledgerStep(path: string, ledger: Ledger): Step {
  return { kind: "write", path, text: renderLedger(ledger) };
}

// Best effort: a leftover does no harm, and the next run tries again. One beside a name that neither the ledger nor
// this set knows is not looked for: it takes a kill while a new name is staged, and then a compile without that name.
function removeLeftovers({ host, root, plan, ledgerName: ledger = ledgerName }: WriteTarget): void {
  const paths = new Set([ledger, lockName, ...plan.changes.map(({ path }) => path), ...plan.previous.keys()]);
  for (const path of paths) {
    const absolute = joinPath(root, path);
    const directory = directoryOf(absolute);
    // The ledger may name a path through a link, which leads who knows where.
    if (host.realPath(directory) === directory) host.removeLeftovers(absolute);
  }
}

/** A step whose new content, if any, stands under a temporary name. */
interface StagedStep {
  readonly path: string;
  readonly temporary: string | undefined;
}

function stageAll({ host, root }: WriteTarget, steps: readonly Step[]): HostResult<readonly StagedStep[]> {
  const staged: StagedStep[] = [];
  for (const step of steps) {
    const path = joinPath(root, step.path);
    if (step.kind === "remove") {
      staged.push({ path, temporary: undefined });
      continue;
    }
    const written = host.stageFile(path, new TextEncoder().encode(step.text));
    if (written.kind === "failed") return abandoned(host, { failure: written.failure, staged });
    staged.push({ path, temporary: written.value });
  }
  return done(staged);
}

function commitAll(host: Host, staged: readonly StagedStep[]): HostResult<void> {
  for (const [index, { path, temporary }] of staged.entries()) {
    const changed = temporary === undefined ? host.removeFile(path) : host.commitFile(temporary, path);
    if (changed.kind === "failed") {
      return abandoned(host, { failure: changed.failure, staged: staged.slice(index) });
    }
  }
  return done(undefined);
}

function abandoned(
  host: Host,
  { failure, staged }: { readonly failure: HostFailure; readonly staged: readonly StagedStep[] },
): HostResult<never> {
  for (const { temporary } of staged) if (temporary !== undefined) host.removeFile(temporary);
  return { kind: "failed", failure };
}
