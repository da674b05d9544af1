import type { Host, HostFailure, HostResult } from "../host/host.ts";
import { directoryOf, joinPath } from "../host/paths.ts";
import { digestOf } from "./digest.ts";
import { type Ledger, ledgerName, parseLedger } from "./ledger.ts";
import type { OutputPath } from "./output-path.ts";
import { formerOutputs, provenanceOutput } from "./own-outputs.ts";
import { recordedDigests } from "./provenance-file.ts";
import { type Proof, proofOf } from "./seal.ts";

/** What stands in an output directory, as far as it matters to the next set of files. */
export interface OutputState {
  readonly ledger: Ledger | undefined;
  /** `damaged` when something stands in the ledger's place that floe did not write; `foreign` when another user did. */
  readonly ledgerCondition: "readable" | "absent" | "damaged" | "foreign";
  /** The digest of what stands at a path. What is no regular file, or huge, has a string that equals no digest. */
  readonly disk: (path: OutputPath) => string | undefined;
  /** What a file proves about who wrote it. */
  readonly proof: (path: OutputPath) => Proof;
  /** Whether the ledger was the same after the files were read: if not, another compile wrote in between, and what its
   *  files are compared with is out of date. */
  readonly isSettled: boolean;
  /** What could not be looked at: no permission, no descriptors left, a directory in a file's place. */
  readonly failures: readonly HostFailure[];
}

/** Reads the ledger and the digests of the wanted files, of those that the ledger names, and of what earlier releases wrote. */
export function readOutputs(place: OutputPlace): OutputState {
  const { ledger, ledgerCondition, ledgerDigest, failures } = readLedger(place);
  const found = new Map<OutputPath, FoundFile>();
  const unreadable = [...failures];
  const wanted = new Set(place.paths);
  const listed = [...(ledger?.files.keys() ?? []), ...(ledger?.previous.keys() ?? [])];
  for (const path of new Set([...wanted, ...listed, ...formerOutputs])) {
    const isWanted = wanted.has(path);
    const maxBytes = isWanted ? maxOutputBytes : maxLeftBytes;
    const read = place.host.readFile(joinPath(place.root, path), { maxBytes });
    const file = foundFile(path, read);
    if (file === undefined) continue;
    // What nobody generates any more might be removed: only where the path leads to that file itself, and nobody needs it.
    found.set(path, isWanted ? file : { ...file, proof: proofOfLeft(place, path, file), text: () => "" });
    const isNeeded = isWanted || !formerOutputs.includes(path);
    if (isNeeded) unreadable.push(...seriousFailures(read).filter(({ errno }) => isWanted || errno !== "EISDIR"));
  }
  const isSettled = readLedger(place).ledgerDigest === ledgerDigest;
  return {
    ledger,
    ledgerCondition,
    disk: (path) => found.get(path)?.digest,
    proof: (path) => (wanted.has(path) ? proofFrom(path, found) : (found.get(path)?.proof() ?? "unsealed")),
    isSettled,
    failures: unreadable,
  };
}

export interface OutputPlace {
  readonly host: Host;
  /** The output directory, absolute, with links resolved. */
  readonly root: string;
  /** Where the ledger stands, when it is not that of a whole set. */
  readonly ledgerName?: string | undefined;
  /** The wanted files. */
  readonly paths: readonly OutputPath[];
  /** What the compile has read; absolute. It is never an output. */
  readonly inputs?: ReadonlySet<string> | undefined;
  /** Whose ledger is believed, by user number; everybody's when left out. */
  readonly owners?: ReadonlySet<number> | undefined;
}

interface FoundFile {
  readonly digest: string;
  /** Worked out when somebody asks: an unchanged project needs none. */
  readonly proof: () => Proof;
  readonly text: () => string;
}

/** A wanted file that cannot prove itself is proved by the record of provenance beside it, as far as floe wrote that. A file
 *  that nobody generates is not: the record may come with a clone, like the ledger, and would have it removed. */
function proofFrom(path: OutputPath, found: ReadonlyMap<OutputPath, FoundFile>): Proof {
  const file = found.get(path);
  const own = file?.proof() ?? "unsealed";
  const record = found.get(provenanceOutput);
  if (file === undefined || own !== "unsealable" || record?.proof() !== "sealed") return own;
  const recorded = recordedDigests(record.text()).get(path);
  if (recorded === undefined) return own;
  return recorded === file.digest ? "sealed" : "disowned";
}

function foundFile(path: OutputPath, read: HostResult<Uint8Array>): FoundFile | undefined {
  if (read.kind === "done")
    return {
      digest: digestOf(read.value),
      proof: () => proofOf(path, read.value),
      text: () => new TextDecoder().decode(read.value),
    };
  const digest = substituteDigest(read.failure);
  return digest === undefined ? undefined : { digest, proof: () => "unsealed", text: () => "" };
}

// Worked out at once, so that the bytes of one file are in memory at a time.
function proofOfLeft(place: OutputPlace, path: OutputPath, file: FoundFile): () => Proof {
  const proof = isPlainOutput(place, path) ? file.proof() : "unsealed";
  return () => proof;
}

/** Whether a path leads to a file that is no link, through no link, by the name that it has on disk, and that is no input. */
function isPlainOutput({ host, root, inputs }: OutputPlace, path: OutputPath): boolean {
  const absolute = joinPath(root, path);
  return host.realPath(absolute) === absolute && inputs?.has(absolute) !== true;
}

const maxOutputBytes = 64 * 1024 * 1024;
// The ledger may name many files that are no longer generated.
const maxLeftBytes = 4 * 1024 * 1024;
const maxLedgerBytes = 4 * 1024 * 1024;

interface ReadLedger extends Pick<OutputState, "ledger" | "ledgerCondition" | "failures"> {
  readonly ledgerDigest: string | undefined;
}

function readLedger(place: OutputPlace): ReadLedger {
  const path = joinPath(place.root, place.ledgerName ?? ledgerName);
  const read = place.host.readFile(path, { maxBytes: maxLedgerBytes });
  if (read.kind === "failed") {
    const ledgerCondition = isAbsent(read.failure) ? "absent" : "damaged";
    const ledgerDigest = substituteDigest(read.failure);
    return { ledger: undefined, ledgerCondition, ledgerDigest, failures: seriousFailures(read) };
  }
  const ledgerDigest = digestOf(read.value);
  if (!belongsToUs(place, path)) return { ledger: undefined, ledgerCondition: "foreign", ledgerDigest, failures: [] };
  // A link leads to something else, or to the ledger of another set.
  const isLink = place.host.realPath(path) !== path;
  const ledger = isLink ? undefined : parseLedger(new TextDecoder().decode(read.value));
  const ledgerCondition = ledger === undefined ? "damaged" : "readable";
  return { ledger, ledgerCondition, ledgerDigest, failures: [] };
}

/** Whether a file and its folder belong to somebody whose ledger is believed. */
function belongsToUs({ host, owners }: OutputPlace, path: string): boolean {
  if (owners === undefined) return true;
  return [path, directoryOf(path)].every((each) => {
    const status = host.status(each);
    return status.kind === "failed" || status.value.owner === undefined || owners.has(status.value.owner);
  });
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
