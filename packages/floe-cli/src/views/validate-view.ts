import { type Diagnostic, hasErrors, jsonDiagnostics, type PlannedFix, renderCounts } from "floe-core";
import { exitCode } from "../exit-code.ts";
import { withoutNotices } from "./compiled-together.ts";
import { fixLine, jsonFix } from "./fix-view.ts";
import { fixable } from "./fixable-line.ts";
import type { Passage, Report } from "./report.ts";

/** What a check of files has found. */
export interface CheckedFiles {
  /** The absolute paths of the files. */
  readonly checked: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is said about the plugins that ran. */
  readonly plugins?: string;
  /** What was corrected; `undefined` where nobody asked for that. */
  readonly fixes: readonly PlannedFix[] | undefined;
}

/** What is said about the files: what was corrected, then what remains, with a line that counts it. */
export function validatePassages({
  checked,
  diagnostics,
  plugins = "",
  fixes,
  quiet = false,
  verbose = false,
}: CheckedFiles & { readonly quiet?: boolean; readonly verbose?: boolean }): readonly Passage[] {
  const isFixing = fixes !== undefined;
  const files = checked.length === 1 ? "1 file" : `${checked.length} files`;
  // What remains after `--fix` says by itself how it can be corrected.
  const advice = isFixing ? "" : fixable(diagnostics);
  const counts = renderCounts(diagnostics) || "no problems";
  const summary = `${files} checked: ${counts}${advice === "" ? "" : `; ${advice}`}\n`;
  const shown = checked.length > 1 && !verbose ? withoutNotices(diagnostics) : diagnostics;
  const isSilent = quiet && renderCounts(diagnostics) === "";
  return [
    { findings: [], text: (fixes ?? []).map(fixLine).join("") },
    { findings: shown, text: isSilent ? "" : `${plugins}${summary}` },
  ];
}

/** The same as a report. */
export function validateReport({ checked, diagnostics, fixes }: CheckedFiles): Report {
  return {
    command: "validate",
    exitCode: hasErrors(diagnostics) ? exitCode.refused : exitCode.done,
    diagnostics,
    checked,
    data: () => ({ diagnostics: jsonDiagnostics(diagnostics), fixes: fixes?.map(jsonFix) }),
  };
}
