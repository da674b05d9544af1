import { Bug } from "../diagnostics/bug.ts";

/** A path inside the output directory that cannot lead out of it, and that every file system takes for the same file:
 *  relative, `/` between names, no name hidden. `.floe` is the compiler's own. Made only by `outputPath` and `isOutputPath`. */
export type OutputPath = string & { readonly [outputPathBrand]: true };
declare const outputPathBrand: unique symbol;

/** The text as an output path. Output names are constants of ours or of a plugin, so a bad one is a bug. */
export function outputPath(text: string): OutputPath {
  if (!isOutputPath(text)) throw new Bug(`${JSON.stringify(text)} is not a safe output path`);
  return text;
}

/** Whether a string, perhaps read from a file that anybody may have written, can be the path of an output. */
export function isOutputPath(text: string): text is OutputPath {
  // macOS would find a file by either form of an accented letter.
  if (text.length > longestPath || text.normalize() !== text) return false;
  return text.split("/").every(isOutputName);
}

const longestPath = 1000;
const longestName = 200;

// A name that begins with a point is a setting of some tool, or `.`, `..` or `.git`. Windows separates names by a
// backslash, reads `:` as a drive or a stream, and passes over points and spaces at the end of a name.
function isOutputName(name: string): boolean {
  if (name === "" || name.length > longestName || name.startsWith(".")) return false;
  return !/[\p{C}\p{Zl}\p{Zp}\\:*?"<>|]|[. ]$/u.test(name) && !deviceName.test(name);
}

// Windows takes these for devices, in any folder and with any ending.
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu;
