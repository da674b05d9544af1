import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { AddressOf } from "./file-addresses.ts";
import { originalOffset, type TextEdit } from "./text-edits.ts";

/** Findings of one state of the files, with the edits that made it from what is on disk. */
export interface CheckedState {
  readonly addressOf: AddressOf;
  readonly edits: readonly TextEdit[];
  readonly found: readonly Diagnostic[];
}

/** The findings that stand only in the later state. Notices ask for nothing and do not count. Nor does what the
 *  stages behind an error find once there is none: it was there before, and nobody had looked. */
export function newFindings(before: CheckedState, after: CheckedState): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const finding of before.found) {
    const identity = identityOf(finding, before);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  const stopped = hasErrors(before.found);
  return after.found.filter((finding) => {
    if (finding.severity === "info" || (stopped && finding.late === true)) return false;
    const identity = identityOf(finding, after);
    const left = counts.get(identity) ?? 0;
    counts.set(identity, left - 1);
    return left <= 0;
  });
}

/** Whether a finding about the files on disk is still there. */
export function isFound(finding: Diagnostic, state: CheckedState): boolean {
  const identity = identityOf(finding, { ...state, edits: [] });
  return state.found.some((other) => identityOf(other, state) === identity);
}

/** The same for one finding in every state, however the text around it has moved. */
function identityOf({ code, severity, span }: Diagnostic, { edits, addressOf }: CheckedState): string {
  if (span === undefined) return `${code} ${severity}`;
  const path = addressOf(span.source.path);
  const own = edits.filter((edit) => edit.path === path);
  return `${code} ${severity} ${originalOffset(own, span.start)} ${path}`;
}
