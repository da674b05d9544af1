import type { CatalogueEntry } from "../../diagnostics/define.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Plugin } from "../../plugins/contract.ts";
import { isRule } from "../../plugins/hook-results.ts";
import { kitDiagnostics } from "../../plugins/kit-problems.ts";
import { diagnosticCatalogue } from "../../stages/diagnostic-catalogue.ts";

/** Problems of a plugin's rules that are not explained, or whose codes look like floe's own. */
export function codeFindings({ rules }: Plugin): readonly Diagnostic[] {
  const areas = new Set(diagnosticCatalogue().map(({ code }) => areaOf(code)));
  const listed: readonly unknown[] = Array.isArray(rules) ? rules : [];
  const entries = listed.flatMap((each) => (isRule(each) ? each.problems : []));
  // A rule of floe that a plugin asks about its own options, such as those of schedules, brings its own problems.
  const own = new Set(diagnosticCatalogue().map(({ code }) => code));
  return entries
    .filter(({ code }) => !own.has(code))
    .flatMap((entry) => [
      ...(areas.has(areaOf(entry.code)) ? [kitDiagnostics["code-taken"]({ code: entry.code }, undefined)] : []),
      ...lackingDocs(entry).map((lacks) => kitDiagnostics.undocumented({ code: entry.code, lacks }, undefined)),
    ]);
}

function areaOf(code: string): string {
  return code.slice(0, code.indexOf("/"));
}

// The plugin may be plain JavaScript, which no compiler has checked.
function lackingDocs(entry: CatalogueEntry): readonly string[] {
  const docs: Partial<CatalogueEntry["docs"]> = entry.docs ?? {};
  return (["cause", "fix"] as const).filter((part) => typeof docs[part] !== "string" || docs[part].trim() === "");
}
