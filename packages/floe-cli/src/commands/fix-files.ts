import { type Diagnostic, type Host, type PlannedFix, planFixes, writeFixes } from "floe-core";

/** What was corrected, and what remains to be done. */
export interface FixedFiles {
  readonly fixes: readonly PlannedFix[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Corrects what is certain in the files that a check reads. When they cannot be written, everything that was found
 *  remains. */
export async function fixFiles(host: Host, check: (host: Host) => Promise<readonly Diagnostic[]>): Promise<FixedFiles> {
  const plan = await planFixes(host, check);
  const problems = writeFixes(host, plan.files);
  if (problems.length > 0) return { fixes: [], diagnostics: [...plan.found, ...problems] };
  return { fixes: plan.fixes, diagnostics: plan.remaining };
}
