import { display, type PlannedFix } from "floe-core";

/** A line about a correction that was made. */
export function fixLine({ file, line, column, original, replacement }: PlannedFix): string {
  return `${display(file)}:${line}:${column}: \`${display(original)}\` → \`${display(replacement)}\`\n`;
}

/** A correction as `--format json` gives it. */
export function jsonFix({ code, file, line, column, original, replacement }: PlannedFix) {
  return { code, place: { file, line, column }, original: display(original), replacement };
}
