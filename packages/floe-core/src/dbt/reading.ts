import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { errnoWords } from "../host/errno-words.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/paths.ts";
import type { SearchBounds } from "../host/search-bounds.ts";
import type { Span } from "../text/span.ts";
import { dbtDiagnostics } from "./problems.ts";

/** One reading of a dbt project: what it may touch, what is left of its limits, and what it has to tell. */
export interface DbtReading {
  readonly host: Host;
  readonly bounds: SearchBounds;
  /** The models of which all is read that property files say. */
  readonly declared: ReadonlySet<string> | "all";
  /** Files and folders that may still be looked at. The largest public projects have 20,000. */
  entriesLeft: number;
  /** Bytes that may still be read. A project of 12,000 models has a third of it. */
  bytesLeft: number;
  /** Calls of `ref` that may still be kept. */
  referencesLeft: number;
  /** Bytes of property files that may still be parsed. */
  propertiesLeft: number;
  /** About the folders that dbt_project.yml names. */
  readonly findings: Diagnostic[];
  /** Links that are not followed. */
  readonly outside: string[];
  /** What the graph is made of: files, and the folders that were searched for them. Absolute. */
  readonly seen: Set<string>;
  readonly unread: { readonly path: string; readonly reason: string }[];
}

/** A reading that has not begun. */
export function newReading(host: Host, bounds: SearchBounds, declared: DbtReading["declared"] = new Set()): DbtReading {
  const limits = {
    entriesLeft: 50_000,
    bytesLeft: 128 * 1024 * 1024,
    referencesLeft: 1_000_000,
    propertiesLeft: 16 * 1024 * 1024,
  };
  return { host, bounds, declared, ...limits, findings: [], outside: [], seen: new Set(), unread: [] };
}

/** Notes that the system refused a file or folder. */
export function noteUnread(reading: DbtReading, path: string, errno: string): void {
  reading.unread.push({ path, reason: `${errnoWords(errno)} (${errno})` });
}

/** Notes that a folder, or a file, passes a limit. */
export function noteTooMuch(
  reading: DbtReading,
  place: { readonly path: string; readonly span: Span | undefined },
  limit: string,
): void {
  const path = shownPath(place.path, reading.host.workingDirectory);
  reading.findings.push(dbtDiagnostics["too-much"]({ path, limit }, place.span, { about: [path] }));
}

/** Notes that a folder that is named leads out of the bounds. */
export function noteOutside(
  reading: DbtReading,
  folder: { readonly path: string; readonly span: Span | undefined },
): void {
  reading.findings.push(outside(reading, { ...folder, others: 0 }));
}

/** All that is to be told of a reading. Of what a whole tree may be full of, the first are named and the rest is counted. */
export function findingsOf(reading: DbtReading): readonly Diagnostic[] {
  const { workingDirectory } = reading.host;
  const links = firstOf(reading.outside, (path, others) => outside(reading, { path, span: undefined, others }));
  const unread = firstOf(reading.unread, ({ path, reason }, others) => {
    const shown = shownPath(path, workingDirectory);
    return dbtDiagnostics.unread({ path: shown, reason, others }, undefined, { about: [shown] });
  });
  return [...reading.findings, ...links, ...unread];
}

interface Outside {
  readonly path: string;
  readonly span: Span | undefined;
  readonly others: number;
}

function outside({ host, bounds }: DbtReading, { path, span, others }: Outside): Diagnostic {
  const shown = shownPath(path, host.workingDirectory);
  const root = shownPath(bounds.root, host.workingDirectory);
  return dbtDiagnostics["outside-repository"]({ path: shown, root, others }, span, { about: [shown] });
}

const mostTold = 20;

function firstOf<T>(all: readonly T[], finding: (item: T, others: number) => Diagnostic): readonly Diagnostic[] {
  const told = all.slice(0, mostTold);
  return told.map((item, index) => finding(item, index === mostTold - 1 ? all.length - mostTold : 0));
}
