import { type Diagnostic, floeVersion, renderGithub, renderJunit, renderSarif, shownPath } from "floe-core";
import { knownCodes } from "../commands/known-codes.ts";
import type { Session } from "../session.ts";

/** How `compile` and `validate` print results. The reports go to standard output, and nothing beside them does. */
export const outputFormats = ["human", "json", "sarif", "github", "junit"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The formats that hold findings only, in a form that others have defined. */
export type ReportFormat = Exclude<OutputFormat, "human" | "json">;

/** What was found, as one report over all files. `checked` are the absolute paths of those that were looked at. */
export function reportText(
  format: ReportFormat,
  found: { readonly diagnostics: readonly Diagnostic[]; readonly checked: readonly string[] },
  session: Session,
): string {
  const { workingDirectory } = session.host;
  switch (format) {
    case "sarif":
      return renderSarif(found.diagnostics, {
        catalogue: knownCodes(session.context.plugins.bundled),
        floeVersion,
        workingDirectory,
      });
    case "github":
      return renderGithub(found.diagnostics);
    case "junit":
      return renderJunit(found.diagnostics, {
        checked: found.checked.map((path) => shownPath(path, workingDirectory)),
      });
  }
}
