import type { CatalogueEntry } from "../define.ts";
import { type Diagnostic, isError } from "../diagnostic.ts";
import { printable } from "./printable.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import { artifactLocation, baseOf, folderUri, physicalLocation, type SarifBase } from "./sarif-location.ts";
import { levelOf, sarifRules } from "./sarif-rules.ts";

/** What a SARIF report needs beside the findings. */
export interface SarifOptions {
  readonly catalogue: readonly CatalogueEntry[];
  readonly floeVersion: string;
  /** Absolute; what the paths of sources are relative to. */
  readonly workingDirectory: string;
}

/** GitHub shows 5000 results of a run, and takes 1000 locations of a result. */
export const sarifLimits = { results: 5000, locations: 1000 } as const;

/** Findings as a SARIF 2.1.0 log: errors first, addresses relative to SRCROOT, fingerprints that outlive edits
 *  elsewhere in the file. */
export function renderSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const shown = withinLimit(mostSevereFirst(printable(diagnostics)));
  const spans = shown.flatMap(({ span, notes }) => [span, ...notes.map((note) => note.span)]);
  const paths = [...spans.flatMap((span) => span?.source.shown ?? []), ...shown.flatMap(({ about }) => about)];
  const base = baseOf(paths, options.workingDirectory);
  const rules = sarifRules(shown, options.catalogue);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprint = fingerprints();
  const driver = { name: "floe", version: options.floeVersion, semanticVersion: options.floeVersion, rules };
  const run = {
    tool: { driver },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { uri: folderUri(base.folder) } },
    results: shown.map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: indexes.get(diagnostic.code),
      level: levelOf(diagnostic.severity),
      message: { text: messageOf(diagnostic) },
      ...locationsOf(diagnostic, base),
      partialFingerprints: { primaryLocationLineHash: fingerprint(diagnostic) },
      ...((diagnostic.products ?? []).length > 1 ? { properties: { products: diagnostic.products } } : {}),
    })),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

function mostSevereFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const severities = ["error", "warning", "info"] as const;
  return severities.flatMap((wanted) => diagnostics.filter(({ severity }) => severity === wanted));
}

// What is said of the rest stands among the errors, where it will be seen.
function withinLimit(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= sarifLimits.results) return diagnostics;
  const kept = diagnostics.slice(0, sarifLimits.results - 1);
  const left = diagnostics.slice(kept.length);
  const severity = left.some(isError) ? "error" : "warning";
  return [reportDiagnostics["left-out"]({ count: left.length }, kept[0]?.span, { severity }), ...kept];
}

function messageOf({ message, help }: Diagnostic): string {
  const text = help === undefined ? message : `${message}\n${help}`;
  // `[text](address)` is a link in SARIF, and a key of the user's file is none.
  return text.replaceAll("](", "] (");
}

function locationsOf({ span, setting, about, notes }: Diagnostic, base: SarifBase): object {
  if (span === undefined) return about.length === 0 ? {} : { locations: wholeFiles(about, base) };
  const related = notes.slice(0, sarifLimits.locations).map((note, index) => ({
    id: index + 1,
    physicalLocation: physicalLocation(note.span, base),
    message: { text: note.message.replaceAll("](", "] (") },
  }));
  const logical = setting === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: setting, kind: "member" }] };
  const locations = [{ physicalLocation: physicalLocation(span, base), ...logical }];
  return related.length === 0 ? { locations } : { locations, relatedLocations: related };
}

// GitHub refuses a whole report for one result without a location, and asks for a line in each.
function wholeFiles(paths: readonly string[], base: SarifBase): readonly object[] {
  return paths.slice(0, sarifLimits.locations).map((path) => ({
    physicalLocation: { artifactLocation: artifactLocation(path, base), region: { startLine: 1 } },
  }));
}

/** Gives each finding a digest of its code, file and message, and a number where several have the same. Lines do not
 *  count: a finding stays the same when lines above it come and go. Messages hold no secret, so neither do digests. */
function fingerprints(): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  // Loaded when first asked for; an import would cost every run its start-up time.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return ({ code, span, message }) => {
    const identity = JSON.stringify([code, span?.source.shown ?? "", message]);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return `${createHash("sha256").update(identity).digest("hex").slice(0, 32)}:${count}`;
  };
}
