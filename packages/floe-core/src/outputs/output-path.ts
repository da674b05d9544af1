import { Bug } from "../diagnostics/bug.ts";

/** A path inside the output directory that cannot lead out of it: relative, `/` between names, none of them `.` or
 *  `..`. `.floe` is the compiler's own. Made only by `outputPath` and `isOutputPath`. */
export type OutputPath = string & { readonly [outputPathBrand]: true };
declare const outputPathBrand: unique symbol;

/** The text as an output path. Output names are constants of ours or of a plugin, so a bad one is a bug. */
export function outputPath(text: string): OutputPath {
  if (!isOutputPath(text)) throw new Bug(`${JSON.stringify(text)} is not a safe output path`);
  return text;
}

/** Whether a string, perhaps read from a file that anybody may have written, is safe to write to or to remove. */
export function isOutputPath(text: string): text is OutputPath {
  // A drive letter makes a path absolute on Windows, and a backslash separates names there.
  if (/[\p{Cc}\p{Surrogate}\\]|^[a-z]:/iu.test(text)) return false;
  const names = text.split("/");
  // Case is ignored as macOS and Windows do.
  if (names[0]?.toLowerCase() === ".floe") return false;
  return !names.some((name) => name === "" || name === "." || name === "..");
}
