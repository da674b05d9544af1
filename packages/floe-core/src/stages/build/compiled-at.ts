import type { Host } from "../../host/host.ts";
import { builtin, from, type Located } from "../../origins/located.ts";

const largestArtifact = 16 * 1024 * 1024;

/** The time that the artifact names, in seconds and UTC. SOURCE_DATE_EPOCH decides when it is set; an artifact that is
 *  there and would not change otherwise keeps its time, so that the same inputs give the same bytes. */
export function compiledAt(
  host: Host,
  existing: { readonly path: string; readonly wouldBe: (time: string) => string },
): Located<string> {
  const epoch = host.environment.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d{1,11}$/u.test(epoch)) {
    return from({ kind: "environment", variable: "SOURCE_DATE_EPOCH" }, timestamp(Number(epoch) * 1000));
  }
  const text = existingText(host, existing.path);
  const time = text === undefined ? undefined : /"compiled_at": "([0-9T:Z-]{20})"/u.exec(text)?.[1];
  if (time !== undefined && existing.wouldBe(time) === text)
    return builtin(time, "the time of the compile that last changed the artifact");
  return builtin(timestamp(host.now()), "the time of the compile that last changed the artifact");
}

function existingText(host: Host, path: string): string | undefined {
  const read = host.readFile(path, { maxBytes: largestArtifact });
  return read.kind === "failed" ? undefined : new TextDecoder().decode(read.value);
}

function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
