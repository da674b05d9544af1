import { escapeUnsafe, replaceUnsafe } from "floe-core";

/** What a text is that leaves the process, which says what of it is ours and may act on whoever reads it. */
export type TextForm = keyof typeof forms;

// Whose words these are is not known here. So nothing passes that only a form of ours may hold.
const forms = {
  /** Lines of text. */
  plain: (text: string): string => withoutCommands(visible(text)),
  /** Lines in which we set colours. */
  painted: (text: string): string => withoutCommands(text.split(colour).map(visibleOrColour).join("")),
  /** A line that is written over the one before. */
  progress: (text: string): string => `${overwrite}${withoutCommands(visible(text.replaceAll("\n", " ")))}`,
  /** Workflow commands of GitHub Actions, one a line: whoever writes them escapes what stands in them. */
  commands: (text: string): string => withoutOldCommands(visible(text), "\\x23"),
  /** JSON, in which an escape changes no value. */
  json: (text: string): string => withoutOldCommands(text.replace(/[^\n]+/gu, jsonEscaped), "\\u0023"),
} as const;

/** A text as it may leave the process. */
export function leavingText(text: string, form: TextForm): string {
  return isHarmless(text) && form !== "progress" ? text : forms[form](text);
}

// Nearly every text is. To compile the expressions that tell what of another is not would take as long as to print it.
function isHarmless(text: string): boolean {
  return /^[\n\t -~]*$/.test(text) && !text.includes("::") && !text.includes("##");
}

const escapeCharacter = "\u001b";
const overwrite = `\r${escapeCharacter}[2K`;
// The colours of findings; the group makes `split` keep them.
const colour = /(\p{Cc}\[(?:0|1|1;3[1236])m)/u;

function visibleOrColour(part: string, index: number): string {
  return index % 2 === 1 && part.startsWith(escapeCharacter) ? part : visible(part);
}

function visible(text: string): string {
  return text.replace(/[^\n\t]+/gu, escapeUnsafe);
}

// A line that begins with `::error::` or `::add-mask::`, after blanks, is obeyed by GitHub Actions.
function withoutCommands(text: string): string {
  return withoutOldCommands(text.replace(/^([^\S\n]*):(?=:)/gmu, "$1\\x3a"), "\\x23");
}

// In the middle of a line too: `##[error]` by GitHub, `##vso[task.setvariable]` by Azure, `##teamcity[` by TeamCity.
function withoutOldCommands(text: string, sign: string): string {
  return text.replace(/#(?=#(?:vso|teamcity)?\[)/giu, sign);
}

function jsonEscaped(text: string): string {
  return replaceUnsafe(text, (character) => character.split("").map(unitEscape).join(""));
}

function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
