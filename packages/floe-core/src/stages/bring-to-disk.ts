import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { directoryOf, joinPath, relativePath, shownPath } from "../host/paths.ts";
import { sharedLedgerName } from "../outputs/ledger.ts";
import { type FileChange, isUpToDate, type Overwrite } from "../outputs/plan-writes.ts";
import { outputDiagnostics } from "../outputs/problems.ts";
import { checkOutputs, type OutputsRequest } from "../outputs/write-outputs.ts";
import { writeWhenFree } from "../outputs/write-when-free.ts";
import type { BuiltProject } from "../project/built-project.ts";
import type { Span } from "../text/span.ts";
import type { PlaceOfOutputs } from "./place-of-outputs.ts";

/** A set of files and what happened, or would happen, to each. */
export interface WrittenSet {
  readonly outputRoot: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly changes: readonly FileChange[];
}

/** What becomes of the outputs of a product on the disk. */
export interface BroughtToDisk extends Pick<WrittenSet, "changes"> {
  /** What the sets of all environments share. */
  readonly shared: WrittenSet | undefined;
  readonly upToDate: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What to do with the outputs. */
export interface ToDisk extends Pick<OutputsRequest, "host" | "owners" | "inputs"> {
  readonly place: PlaceOfOutputs;
  readonly outputs: "write" | "check";
  readonly overwrite: Overwrite;
  /** Where findings point. */
  readonly at: Span | undefined;
}

/** Writes the set of a product, or compares it with what stands there; with an environment also what its set shares with those
 *  of other environments. */
export async function bringToDisk(built: BuiltProject, request: ToDisk): Promise<BroughtToDisk> {
  const { host, place } = request;
  const misled = place.sharedRoot === undefined ? undefined : linkOnTheWay(host, place.root, place.sharedRoot);
  if (misled !== undefined) return { changes: [], shared: undefined, upToDate: false, diagnostics: [misled] };
  const [own, shared] = setsOf(built, place);
  const first = await brought(own, request);
  const isNext = shared !== undefined && first.isDone && isWanted(host, shared);
  const second = isNext ? await brought(shared, request) : undefined;
  return {
    changes: first.changes,
    shared: shared && second && { outputRoot: shared.root, files: shared.files, changes: second.changes },
    upToDate: first.upToDate && (second?.upToDate ?? first.isDone),
    diagnostics: [...first.diagnostics, ...(second?.diagnostics ?? [])],
  };
}

/** The set of the product, and what it shares with those of other environments. */
function setsOf({ outputs }: BuiltProject, { root, sharedRoot }: PlaceOfOutputs): readonly [OutputSet, OutputSet?] {
  if (sharedRoot === undefined) return [{ root, files: outputs }];
  return [
    { root, files: outputs.filter(({ place }) => place === undefined) },
    { root: sharedRoot, ledgerName: sharedLedgerName, files: outputs.filter(({ place }) => place !== undefined) },
  ];
}

type OutputSet = Pick<OutputsRequest, "root" | "files" | "ledgerName">;

/** A link in the place of the folder of an environment: a clone could send the files anywhere. */
function linkOnTheWay(host: Host, root: string, directory: string): Diagnostic | undefined {
  const real = host.realPath(directory) ?? directory;
  const moved = [directoryOf(root), root].find((path) => {
    const leads = host.realPath(path);
    return leads !== undefined && leads !== joinPath(real, relativePath(path, directory));
  });
  if (moved === undefined) return undefined;
  const [path, shown] = [moved, directory].map((each) => shownPath(each, host.workingDirectory));
  return outputDiagnostics["outside-root"]({ path: path ?? "", root: shown ?? "", leads: "outside" }, undefined);
}

// Where nothing is shared, and never was, no ledger has to say so.
function isWanted(host: Host, { root, files, ledgerName = "" }: OutputSet): boolean {
  return files.length > 0 || host.exists(joinPath(root, ledgerName));
}

interface BroughtSet extends Omit<BroughtToDisk, "shared"> {
  /** Whether the set stands there, or would. */
  readonly isDone: boolean;
}

async function brought(set: OutputSet, { outputs, ...request }: ToDisk): Promise<BroughtSet> {
  if (outputs === "check") {
    const plan = checkOutputs({ ...request, ...set });
    return { changes: plan.changes, upToDate: isUpToDate(plan), isDone: true, diagnostics: [] };
  }
  const { value, diagnostics } = await writeWhenFree({ ...request, ...set });
  const changes = value?.changes ?? [];
  const upToDate = value !== undefined && changes.every(({ kind }) => kind === "keep");
  return { changes, upToDate, isDone: value !== undefined, diagnostics };
}
