import type { Host, HostFailure, HostResult } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { digestOf } from "./digest.ts";
import { type Ledger, ledgerName, parseLedger } from "./ledger.ts";
import type { OutputPath } from "./output-path.ts";

/** What stands in an output directory, as far as it matters to the next set of files. */
export interface OutputState {
  readonly ledger: Ledger | undefined;
  /** `damaged` when something stands in the ledger's place that floe did not write. */
  readonly ledgerCondition: "readable" | "absent" | "damaged";
  /** The digest of what stands at a path. What is no regular file, or huge, has a string that equals no digest. */
  readonly disk: (path: OutputPath) => string | undefined;
  /** Whether the ledger was the same after the files were read: if not, another compile wrote in between, and what its
   *  files are compared with is out of date. */
  readonly isSettled: boolean;
  /** What could not be looked at: no permission, no descriptors left, a directory in a file's place. */
  readonly failures: readonly HostFailure[];
}

/** Reads the ledger and the digests of the wanted files and of those that the ledger names. */
export function readOutputs(place: OutputPlace): OutputState {
  const { ledger, ledgerCondition, ledgerDigest, failures } = readLedger(place);
  const digests = new Map<OutputPath, string>();
  const paths = new Set([...place.paths, ...(ledger?.files.keys() ?? []), ...(ledger?.previous.keys() ?? [])]);
  const unreadable = [...failures];
  for (const path of paths) {
    const read = place.host.readFile(joinPath(place.root, path), { maxBytes: maxOutputBytes });
    const digest = read.kind === "done" ? digestOf(read.value) : substituteDigest(read.failure);
    if (digest !== undefined) digests.set(path, digest);
    unreadable.push(...seriousFailures(read));
  }
  const isSettled = readLedger(place).ledgerDigest === ledgerDigest;
  return { ledger, ledgerCondition, disk: (path) => digests.get(path), isSettled, failures: unreadable };
}

export interface OutputPlace {
  readonly host: Host;
  /** The output directory, absolute. */
  readonly root: string;
  readonly paths: readonly OutputPath[];
}

const maxOutputBytes = 64 * 1024 * 1024;
const maxLedgerBytes = 4 * 1024 * 1024;

interface ReadLedger extends Pick<OutputState, "ledger" | "ledgerCondition" | "failures"> {
  readonly ledgerDigest: string | undefined;
}

function readLedger({ host, root }: OutputPlace): ReadLedger {
  const read = host.readFile(joinPath(root, ledgerName), { maxBytes: maxLedgerBytes });
  if (read.kind === "failed") {
    const ledgerCondition = isAbsent(read.failure) ? "absent" : "damaged";
    const ledgerDigest = substituteDigest(read.failure);
    return { ledger: undefined, ledgerCondition, ledgerDigest, failures: seriousFailures(read) };
  }
  const ledger = parseLedger(new TextDecoder().decode(read.value));
  const ledgerCondition = ledger === undefined ? "damaged" : "readable";
  return { ledger, ledgerCondition, ledgerDigest: digestOf(read.value), failures: [] };
}

function substituteDigest(failure: HostFailure): string | undefined {
  return isAbsent(failure) ? undefined : `unreadable:${failure.errno}`;
}

function isAbsent({ errno }: HostFailure): boolean {
  return errno === "ENOENT" || errno === "ENOTDIR";
}

// A pipe, a huge file or a circle of links is merely not ours, and a rename can replace it. Anything else would also
// stop the writing, or hides whether the file is ours, so it must be said before the first file is replaced.
function seriousFailures(result: HostResult<unknown>): readonly HostFailure[] {
  if (result.kind === "done" || isAbsent(result.failure)) return [];
  return ["EINVAL", "EFBIG", "ELOOP", "ENXIO"].includes(result.failure.errno) ? [] : [result.failure];
}
