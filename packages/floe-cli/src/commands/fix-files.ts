import { type Diagnostic, fixScope, type Host, type PlannedFix, planFixes, shownPath, writeFixes } from "floe-core";

/** What was corrected, and what remains to be done. */
export interface FixedFiles {
  readonly fixes: readonly PlannedFix[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface FixRequest {
  readonly host: Host;
  readonly check: (host: Host) => Promise<readonly Diagnostic[]>;
  /** The files and folders that the user named; absolute. Nothing else is changed. */
  readonly named: readonly string[];
}

/** Corrects what is certain in the named files. When they cannot be written, everything that was found remains. What
 *  could be corrected in another file says by which command. */
export async function fixFiles({ host, check, named }: FixRequest): Promise<FixedFiles> {
  const isInScope = fixScope(host, named);
  const plan = await planFixes(host, check, isInScope);
  const problems = writeFixes(host, plan.files);
  const remaining = problems.length > 0 ? plan.found : plan.remaining;
  const diagnostics = remaining.map((finding) =>
    finding.fix === undefined || isInScope(finding.fix.span.source.path) ? finding : withCommand(host, finding),
  );
  return { fixes: problems.length > 0 ? [] : plan.fixes, diagnostics: [...diagnostics, ...problems] };
}

/** The finding, with the command that corrects a file which was not named. */
function withCommand(host: Host, finding: Diagnostic): Diagnostic {
  const path = finding.fix?.span.source.path ?? "";
  const shown = shownPath(host.realPath(path) ?? path, host.workingDirectory);
  // A name that the shell reads in its own way is not put into a command.
  if (!/^[\p{L}\p{N}_./@+][\p{L}\p{N}_./@+-]*$/u.test(shown)) return finding;
  const command = `This file was not named, so it was not corrected:\n    floe validate ${shown} --fix`;
  return { ...finding, help: finding.help === undefined ? command : `${finding.help}\n${command}` };
}
