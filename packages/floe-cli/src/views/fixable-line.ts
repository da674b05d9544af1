import { type Diagnostic, inReadingOrder, renderCounts } from "floe-core";

/** A line that says something, counts the findings, and says how many of them floe can correct by itself. */
export function summaryOf(said: string, diagnostics: readonly Diagnostic[]): string {
  const counts = renderCounts(diagnostics);
  return `${[said, counts, fixable(diagnostics)].filter((part) => part !== "").join("; ")}\n`;
}

/** `3 fixable with --fix`; empty when there is nothing that floe is certain about. */
export function fixable(diagnostics: readonly Diagnostic[]): string {
  const count = inReadingOrder(diagnostics).filter(({ fix }) => fix !== undefined).length;
  return count === 0 ? "" : `${count} fixable with \`floe validate --fix\``;
}
