import { isDigest } from "./digest.ts";
import { isOutputPath, type OutputPath } from "./output-path.ts";

/** Digests by path. */
export type Digests = ReadonlyMap<OutputPath, string>;

/** What floe last wrote into an output directory: the commit record of a set of files. */
export interface Ledger {
  /** `writing` while files are being replaced: they may then be of the old or of the new set, and nobody may use them. */
  readonly state: "complete" | "writing";
  readonly files: Digests;
  /** What stood there before; empty unless the state is `writing`. */
  readonly previous: Digests;
}

/** Where the ledger stands inside the output directory. */
export const ledgerName = ".floe/outputs.json";

/** Where that of the files stands which the sets of all environments share, beside floe.yaml. */
export const sharedLedgerName = ".floe/dbt-project.json";

/** The lock that a compile holds while it writes, likewise. */
export const lockName = ".floe/lock";

/** Reads a ledger; `undefined` for anything that this version would not have written. Anybody may have written it: that
 *  a path stands in it is no reason to replace or to remove what stands there. */
export function parseLedger(text: string): Ledger | undefined {
  const json = parseJson(text);
  if (!isRecord(json) || json["version"] !== 1) return undefined;
  const state = json["state"];
  if (state !== "complete" && state !== "writing") return undefined;
  const files = parseDigests(json["files"]);
  const previous = state === "writing" ? parseDigests(json["previous"]) : new Map();
  return files === undefined || previous === undefined ? undefined : { state, files, previous };
}

/** The text of a ledger: paths sorted by code units. */
export function renderLedger(ledger: Ledger): string {
  const json = {
    version: 1,
    state: ledger.state,
    files: sorted(ledger.files),
    ...(ledger.state === "writing" ? { previous: sorted(ledger.previous) } : {}),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** Whether two sets of digests are the same. */
export function sameDigests(left: Digests, right: Digests): boolean {
  return left.size === right.size && [...left].every(([path, digest]) => right.get(path) === digest);
}

function sorted(digests: Digests): Record<string, string> {
  return Object.fromEntries([...digests].sort(([left], [right]) => (left < right ? -1 : 1)));
}

// Each file that a ledger names is read.
const mostFiles = 2_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseDigests(json: unknown): Digests | undefined {
  if (!isRecord(json)) return undefined;
  const entries = Object.entries(json);
  if (entries.length > mostFiles) return undefined;
  const digests = new Map<OutputPath, string>();
  for (const [path, digest] of entries) {
    if (!isOutputPath(path) || !isDigest(digest)) return undefined;
    digests.set(path, digest);
  }
  return digests;
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
