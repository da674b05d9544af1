import type { Host } from "../../host/host.ts";
import { builtin, type Located } from "../../origins/located.ts";
import { sourceDate } from "../../project/source-date.ts";

const largestArtifact = 16 * 1024 * 1024;

/** Where the artifact stands, or will, and what it would be at a time. */
export interface DatedArtifact {
  readonly path: string;
  readonly wouldBe: (time: string) => string;
  /** `keep-date` when the files are only compared: a date makes no difference then, whatever the clock and the environment say. */
  readonly purpose: "write" | "keep-date";
}

/** The time that the artifact names, in seconds and UTC. SOURCE_DATE_EPOCH decides when it is set; an artifact that is
 *  there and would not change otherwise keeps its time, so that the same inputs give the same bytes. Its origin is the
 *  same however it came about, since it stands in provenance.json. */
export function compiledAt(host: Host, artifact: DatedArtifact): Located<string> {
  const kept = keptTime(host, artifact);
  const epoch = artifact.purpose === "write" || kept === undefined ? sourceDate(host).value : undefined;
  const time = epoch === undefined ? (kept ?? timestamp(host.now())) : timestamp(epoch * 1000);
  return builtin(time, "the time of the compile that last changed the artifact, or SOURCE_DATE_EPOCH");
}

function keptTime(host: Host, { path, wouldBe }: DatedArtifact): string | undefined {
  const text = existingText(host, path);
  const time = text === undefined ? undefined : /"compiled_at": "([0-9T:Z-]{20})"/u.exec(text)?.[1];
  return time !== undefined && isTimestamp(time) && wouldBe(time) === text ? time : undefined;
}

function existingText(host: Host, path: string): string | undefined {
  const read = host.readFile(path, { maxBytes: largestArtifact });
  return read.kind === "failed" ? undefined : new TextDecoder().decode(read.value);
}

// The file may have been edited: `2026-13-45T99:00:00Z` has the form of a time and is none.
function isTimestamp(time: string): boolean {
  const milliseconds = Date.parse(time);
  return !Number.isNaN(milliseconds) && timestamp(milliseconds) === time;
}

function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
