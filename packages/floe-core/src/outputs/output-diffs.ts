import type { Host } from "../host/host.ts";
import { joinPath } from "../host/paths.ts";
import { displayUpTo } from "../secrets/display.ts";
import { lineMayHoldSecret } from "../secrets/secret-line.ts";
import { unifiedDiff } from "../text/unified-diff.ts";
import { isOutputPath } from "./output-path.ts";
import type { FileChange } from "./plan-writes.ts";
import { proofOf, sealed } from "./seal.ts";

/** How a file differs from the one that floe would write. */
export interface OutputDiff {
  /** Relative to the output folder. */
  readonly path: string;
  /** The lines of a unified diff, each safe to print; or one line that says why there is none. */
  readonly lines: readonly string[];
}

/** A set of files that was compared with what stands in its folder. */
export interface ComparedOutputs {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly changes: readonly FileChange[];
}

/** The differences of the files that are not up to date. Of a file that floe did not write nothing is shown, and of one that was
 *  changed by hand no line that may hold a secret. */
export function outputDiffs(host: Host, { root, files, changes }: ComparedOutputs): readonly OutputDiff[] {
  const texts = new Map(files.map(({ path, text }) => [path, isOutputPath(path) ? sealed(path, text) : text]));
  return changes.flatMap((change): readonly OutputDiff[] => {
    const { path } = change;
    if (change.kind === "keep") return [];
    const bytes = change.kind === "create" ? undefined : bytesOf(host, joinPath(root, path));
    // The ledger may list a file that somebody has put in the place of ours.
    if (change.kind === "edited" && (bytes === undefined || proofOf(path, bytes) === "unsealed"))
      return [{ path, lines: [`${path} is not floe's, so nothing of it is shown`] }];
    const isWanted = change.kind !== "remove" && !(change.kind === "edited" && change.situation === "obsolete");
    const before = bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const lines = unifiedDiff({ path, before, after: isWanted ? texts.get(path) : undefined });
    return lines.length === 0 ? [] : [{ path, lines: shown(path, lines, change.kind === "edited") }];
  });
}

const longestFile = 4 * 1024 * 1024;

function bytesOf(host: Host, path: string): Uint8Array | undefined {
  const read = host.readFile(path, { maxBytes: longestFile });
  return read.kind === "done" ? read.value : undefined;
}

const mostLines = 200;
const longestLine = 500;

function shown(path: string, lines: readonly string[], isEdited: boolean): readonly string[] {
  const kept = lines.slice(0, mostLines);
  const safe = (isEdited ? withoutSecretLines(kept) : kept).map((line) => displayUpTo(longestLine, line));
  const more = lines.length - kept.length;
  return more === 0 ? safe : [...safe, `(${more} more lines of the difference of ${path})`];
}

/** The lines without those that only somebody's hand wrote and that may hold a secret. What follows such a line may go on with it. */
function withoutSecretLines(lines: readonly string[]): readonly string[] {
  let isHidden = false;
  return lines.map((line, index) => {
    const isTheirs = index > 1 && line.startsWith("-");
    isHidden = isTheirs && (isHidden || lineMayHoldSecret(line.slice(1)));
    return isHidden ? "-(this line may hold a secret and is not shown)" : line;
  });
}
