import { type CompileResult, type ProvenanceRecord, parseProvenance, type RecordedOrigin } from "floe-core";
import { provenancePath } from "./outputs.ts";
import { isWithin } from "./plain-value.ts";

/** The lines of a compile's provenance.json, by `path#/pointer`, without those that hold for every byte of the input
 *  or for the clock. */
export type Trace = ReadonlyMap<string, RecordedOrigin>;

/** A value in one of the two files, as provenance.json calls it. */
export interface Setting {
  readonly file: "floe.yaml" | "manifest.yaml";
  readonly pointer: string;
}

/** The trace that a compile recorded. */
export function traceOf({ files }: CompileResult): Trace {
  const text = files.find(({ path }) => path === provenancePath)?.text ?? "";
  const record: ProvenanceRecord = parseProvenance(text) ?? { version: 0, outputs: {}, plugins: [] };
  const lines = Object.entries(record.outputs).flatMap(([path, pointers]) =>
    Object.entries(pointers).map(([pointer, origin]) => [`${path}#${pointer}`, origin] as const),
  );
  return new Map(lines.filter(([line]) => !/#\/metadata\/(?:source_hash|compiled_at)$/u.test(line)));
}

/** The output leaves that a setting makes, as the trace says: those whose origin is the setting or a section that
 *  holds it. */
export function predicted(trace: Trace, { file, pointer }: Setting): ReadonlySet<string> {
  return linesWhere(
    trace,
    (origin) => origin.kind === "source" && origin.file === file && isWithin(pointer, origin.pointer),
  );
}

/** The output leaves that come from anywhere in a section of a file, the schema's defaults for it included. */
export function madeBy(trace: Trace, { file, pointer }: Setting): ReadonlySet<string> {
  return linesWhere(trace, (origin) => origin.file === file && isWithin(origin.pointer, pointer));
}

/** The output leaves that come from what a file itself says anywhere in a section. */
export function sourced(trace: Trace, { file, pointer }: Setting): ReadonlySet<string> {
  const isSourced = (origin: Placed): boolean => origin.kind === "source" && isWithin(origin.pointer, pointer);
  return linesWhere(trace, (origin) => origin.file === file && isSourced(origin));
}

type Placed = Extract<RecordedOrigin, { kind: "source" | "default" }>;

function linesWhere(trace: Trace, holds: (origin: Placed) => boolean): ReadonlySet<string> {
  return new Set([...trace].flatMap(([line, origin]) => (placesOf(origin).some(holds) ? [line] : [])));
}

function placesOf(origin: RecordedOrigin): readonly Placed[] {
  if (origin.kind === "source" || origin.kind === "default") return [origin];
  return origin.kind === "derived" ? origin.from.flatMap(placesOf) : [];
}
