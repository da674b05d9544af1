import { Bug } from "../diagnostics/bug.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { inReadingOrder } from "../diagnostics/order.ts";
import type { Host } from "../host/host.ts";
import { lineMayHoldSecret } from "../secrets/secret-line.ts";
import { lineText, positionAt } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { type AddressOf, fileAddresses } from "./file-addresses.ts";
import type { FixScope } from "./fix-scope.ts";
import { type CheckedState, isFound, newFindings } from "./new-findings.ts";
import { overlayHost, snapshotHost } from "./overlay-host.ts";
import { originalOffset, overlaps, type TextEdit, withEdits } from "./text-edits.ts";

/** Everything that a check of the files finds. It has to read them from the host that it is given. */
export type CheckFiles = (host: Host) => Promise<readonly Diagnostic[]>;

/** An edit of the file at an address, and the finding that asks for it. */
export interface Correction extends TextEdit {
  readonly finding: Diagnostic;
  /** The file as messages call it. */
  readonly shown: string;
}

/** The files with some corrections, and what a check finds in them. */
export interface TrialState extends CheckedState {
  readonly edits: readonly Correction[];
  /** The files that were read from the disk, by their addresses. Nothing else can be corrected. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Tries corrections on one snapshot of the files. Nothing is written. */
export interface FixTrials {
  readonly onDisk: TrialState;
  /** The correction that a finding of a state carries, unless it would touch a file that is not to be corrected, or a line
   *  that may hold a secret. */
  correctionOf(finding: Diagnostic, state: TrialState): Correction | undefined;
  /** The state with more corrections of what is on disk, and with those of what they bring to light; `undefined` when they do not hold. */
  withMore(state: TrialState, more: readonly Correction[]): Promise<TrialState | undefined>;
  /** A file as the snapshot has it. */
  bytesOf(path: string): Uint8Array;
}

/** Checks the files as they are, and prepares to try corrections of what was found. */
export async function fixTrials(disk: Host, check: CheckFiles, isInScope: FixScope): Promise<FixTrials> {
  const addressOf = fileAddresses(disk);
  const { host, files } = snapshotHost(disk, addressOf);
  const bytesOf = (path: string): Uint8Array => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Bug(`${path} is to be corrected and was never read`);
    return bytes;
  };
  const checked = async (edits: readonly Correction[]): Promise<TrialState> => {
    const paths = new Set(edits.map(({ path }) => path));
    const texts = [...paths].map((path) => [path, withEdits(bytesOf(path), editsOf(edits, path))] as const);
    const found = inReadingOrder(await check(overlayHost(host, new Map(texts), addressOf)));
    return { edits, found, files, addressOf };
  };
  const correctionOf = (finding: Diagnostic, state: TrialState): Correction | undefined =>
    finding.fix !== undefined && isInScope(finding.fix.span.source.path)
      ? correctionIn(finding, finding.fix, state)
      : undefined;
  return {
    onDisk: await checked([]),
    correctionOf,
    withMore: (state, more) => withMore({ checked, correctionOf }, state, more),
    bytesOf,
  };
}

// A misspelt section hides the mistakes inside it: they are corrected together, or not at all.
const maxRounds = 3;

interface Trier extends Pick<FixTrials, "correctionOf"> {
  readonly checked: (edits: readonly Correction[]) => Promise<TrialState>;
}

async function withMore(
  { checked, correctionOf }: Trier,
  state: TrialState,
  more: readonly Correction[],
): Promise<TrialState | undefined> {
  let trial = state;
  let added = more;
  for (let round = 0; round < maxRounds && added.length > 0; round++) {
    const edits = distinct([...trial.edits, ...added]);
    if (edits === undefined) return undefined;
    trial = await checked(edits);
    const brought = newFindings(state, trial);
    if (brought.length === 0) return more.some(({ finding }) => isFound(finding, trial)) ? undefined : trial;
    // Some of what was brought may be echoes of what these correct.
    added = brought.flatMap((finding) => correctionOf(finding, trial) ?? []);
  }
  return more.length === 0 ? state : undefined;
}

/** The edits without those that stand twice; `undefined` when two contradict each other. */
function distinct(edits: readonly Correction[]): readonly Correction[] | undefined {
  const kept: Correction[] = [];
  for (const edit of edits) {
    const other = kept.find((earlier) => overlaps(earlier, edit));
    if (other === undefined) kept.push(edit);
    else if (other.start !== edit.start || other.replacement !== edit.replacement) return undefined;
  }
  return kept;
}

function correctionIn(
  finding: Diagnostic,
  { span, replacement }: Fix,
  { edits, found, files, addressOf }: TrialState,
): Correction | undefined {
  const { source } = span;
  const { shown } = source;
  const path = addressOf(source.path);
  if (!files.has(path)) return undefined;
  const { line, column } = positionAt(source, span.start);
  const text = lineText(source, line) ?? "";
  const length = span.end - span.start;
  const corrected = text.slice(0, column - 1) + replacement + text.slice(column - 1 + length);
  const holdsSecret = found.some(
    (other) => other.frame === "hidden" && other.span !== undefined && isInLine(other.span, { path, line, addressOf }),
  );
  if (holdsSecret || lineMayHoldSecret(text) || lineMayHoldSecret(corrected)) return undefined;
  const start = originalOffset(editsOf(edits, path), span.start);
  return { path, start, end: start + length, replacement, finding, shown };
}

function isInLine(
  { source, start, end }: Span,
  place: { readonly path: string; readonly line: number; readonly addressOf: AddressOf },
): boolean {
  if (place.addressOf(source.path) !== place.path) return false;
  return positionAt(source, start).line <= place.line && place.line <= positionAt(source, end).line;
}

function editsOf(edits: readonly Correction[], path: string): readonly Correction[] {
  return edits.filter((edit) => edit.path === path);
}
