import type { Origin } from "../origins/origin.ts";
import { isTable } from "../text/is-table.ts";
import { positionAt, type SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { coreOwner } from "./core-owner.ts";
import { digestOf, isDigest } from "./digest.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { isOutputPath, type OutputPath } from "./output-path.ts";
import { provenanceOutput } from "./own-outputs.ts";
import { isSealable } from "./seal.ts";

/** The version of floe_target/provenance.json. */
export const provenanceVersion = 1;

/** An origin as provenance.json writes it. Files go by what they are, not by where they lie on this machine. */
export type RecordedOrigin =
  | {
      readonly kind: "source" | "default";
      readonly pointer: string;
      readonly file: string;
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: "plugin"; readonly package: string; readonly version: string }
  | { readonly kind: "builtin"; readonly reason: string }
  /** `rule` is the sentence of the rule. */
  | { readonly kind: "derived"; readonly rule: string; readonly from: readonly RecordedOrigin[] };

/** A plugin whose code ran. */
export interface RecordedPlugin {
  readonly kind: string;
  readonly type: string;
  readonly package: string;
  readonly version: string;
  /** `bundled` when it comes with floe; else the folder of the package, relative to that of floe.yaml. Links in it are not
   *  resolved, so it is the same wherever a package manager keeps its files. */
  readonly from: string;
}

/** A file that was compiled, by its path relative to the set of files, with the digest of its text. */
export interface RecordedInput {
  readonly path: string;
  readonly digest: string;
}

/** What floe_target/provenance.json holds: which plugins made the outputs, and for each output where each of its leaves comes
 *  from. */
export interface ProvenanceRecord {
  readonly version: number;
  readonly plugins: readonly RecordedPlugin[];
  /** The digests of floe.yaml and its manifest as they were, by their paths relative to the set of files: who runs the outputs
   *  sees by them that they are of other files than those of now. Absent where the set stands in a folder of its own. */
  readonly inputs?: { readonly [path: string]: string };
  /** The folder of floe.yaml, relative to the set of files: who runs the outputs finds the dbt project by it. Absent where the
   *  two are one, and where no repository holds both. */
  readonly product_folder?: string;
  /** The digests of the outputs whose format has no place for a seal. */
  readonly digests?: { readonly [path: string]: string };
  readonly outputs: { readonly [path: string]: { readonly [pointer: string]: RecordedOrigin } };
}

/** What provenance.json tells beside where each leaf comes from. */
export interface Compiled {
  readonly plugins: readonly RecordedPlugin[];
  readonly inputs: readonly RecordedInput[];
  /** Relative to the set of files; `undefined` where there is nothing to tell. */
  readonly productFolder: string | undefined;
}

/** The digest of an input, the same whatever ends its lines: Git may turn them into those of Windows. */
export function inputDigest(text: string): string {
  return digestOf(text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n"));
}

/** floe_target/provenance.json, which `floe explain <pointer>` reads. One leaf a line, so that diffs stay readable. */
export function provenanceFile(
  files: readonly GeneratedFile[],
  nameOf: (source: SourceFile) => string,
  { plugins, inputs, productFolder }: Compiled,
): GeneratedFile {
  const used = plugins.map((plugin) => `    ${JSON.stringify(plugin)}`);
  const outputs = files.map(({ path, trace }) => {
    const lines = trace.map(
      ({ pointer, origin }) => `      ${JSON.stringify(pointer)}: ${JSON.stringify(recorded(origin, nameOf))}`,
    );
    return `    ${JSON.stringify(path)}: {${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n    `}}`;
  });
  const digests = files
    .filter(({ path }) => !isSealable(path))
    .map(({ path, text }) => `    ${JSON.stringify(path)}: ${JSON.stringify(digestOf(text))}`);
  const read = inputs.map(({ path, digest }) => `    ${JSON.stringify(path)}: ${JSON.stringify(digest)}`);
  const sources = read.length === 0 ? "" : `  "inputs": {\n${read.join(",\n")}\n  },\n`;
  const folder = productFolder === undefined ? "" : `  "product_folder": ${JSON.stringify(productFolder)},\n`;
  const text = `{\n  "version": ${provenanceVersion},\n  "plugins": [\n${used.join(",\n")}\n  ],\n${sources}${folder}  "digests": {\n${digests.join(",\n")}\n  },\n  "outputs": {\n${outputs.join(",\n")}\n  }\n}\n`;
  return { path: provenanceOutput, text, owner: coreOwner, trace: [] };
}

function recorded(origin: Origin, nameOf: (source: SourceFile) => string): RecordedOrigin {
  switch (origin.kind) {
    case "source":
      return { kind: "source", pointer: origin.pointer, ...place(origin.span, nameOf) };
    case "default":
      return { kind: "default", pointer: origin.pointer, ...place(origin.within, nameOf) };
    case "plugin":
      return { kind: "plugin", package: origin.plugin.package, version: origin.plugin.version };
    case "derived":
      return { kind: "derived", rule: origin.rule.sentence, from: origin.from.map((inner) => recorded(inner, nameOf)) };
    default:
      return origin;
  }
}

function place(
  { source, start }: Span,
  nameOf: (source: SourceFile) => string,
): { file: string; line: number; column: number } {
  return { file: nameOf(source), ...positionAt(source, start) };
}

/** Reads a provenance.json; `undefined` when it is none, or of another version. */
export function parseProvenance(text: string): ProvenanceRecord | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

// A link may stand in the file's place, and other tools write JSON with `version` and `outputs` that hold passwords: what is
// not of our shape from end to end is not ours, and nothing of it is printed.
function isRecord(value: unknown): value is ProvenanceRecord {
  if (!isTable(value) || value["version"] !== provenanceVersion || !isTable(value["outputs"])) return false;
  return Object.values(value["outputs"]).every(
    (leaves) =>
      isTable(leaves) &&
      Object.entries(leaves).every(([pointer, origin]) => /^(?:\/|$)/u.test(pointer) && isOrigin(origin)),
  );
}

function isOrigin(value: unknown): value is RecordedOrigin {
  if (!isTable(value)) return false;
  const texts = textsByKind.get(value["kind"]);
  if (texts === undefined || !texts.every((name) => typeof value[name] === "string")) return false;
  if (value["kind"] === "derived") return Array.isArray(value["from"]) && value["from"].every(isOrigin);
  return !("line" in value) || (typeof value["line"] === "number" && typeof value["column"] === "number");
}

/** What each kind of origin says in texts. */
const textsByKind: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["source", ["pointer", "file"]],
  ["default", ["pointer", "file"]],
  ["plugin", ["package", "version"]],
  ["builtin", ["reason"]],
  ["derived", ["rule"]],
]);

/** The digests that a record of provenance states, by path; none when it is no record. Whether floe wrote it, its seal says. */
export function recordedDigests(text: string): ReadonlyMap<OutputPath, string> {
  const digests = parseProvenance(text)?.digests;
  const entries = isTable(digests) ? Object.entries(digests) : [];
  return new Map(entries.flatMap(([path, digest]) => (isOutputPath(path) && isDigest(digest) ? [[path, digest]] : [])));
}
