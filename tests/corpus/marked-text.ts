import type { ExpectedFinding, Severity } from "./corpus-case.ts";

/** A text as cases write it: `«…»` stands around what a finding points at, and ` #! code` at the end of the line names
 *  the finding. Several codes go to the marks of the line in their order, or all to its only mark. A code may have its
 *  severity before it. */
export function readMarkedText(file: string, marked: string): { text: string; expected: readonly ExpectedFinding[] } {
  const expected: ExpectedFinding[] = [];
  let text = "";
  let open: number | undefined;
  let marks: { start: number; end: number }[] = [];
  for (const line of marked.split(/(?<=\n)/u)) {
    const { content, codes } = splitCodes(line);
    for (const part of content.split(/([«»])/u)) {
      if (part === "«") open = text.length;
      else if (part === "»" && open !== undefined) marks.push({ start: open, end: text.length });
      else text += part;
    }
    if (codes.length === 0) continue;
    expected.push(...codes.map((code, index) => ({ ...code, place: placeOf(file, marks, index, codes.length) })));
    marks = [];
  }
  if (marks.length > 0) throw new Error(`a mark in ${file} has no code`);
  return { text, expected };
}

/** The text without marks and codes: what a case's hunks are compared with. */
export function withoutMarks(line: string): string {
  return splitCodes(line).content.replace(/[«»]/gu, "");
}

function splitCodes(line: string): { readonly content: string; readonly codes: readonly ExpectedCode[] } {
  const match = /\s*#! ([a-z0-9 /-]+)(\n?)$/u.exec(line);
  if (match === null) return { content: line, codes: [] };
  return { content: line.slice(0, match.index) + match[2], codes: expectedCodes((match[1] ?? "").split(" ")) };
}

type ExpectedCode = Omit<ExpectedFinding, "place">;

function expectedCodes(words: readonly string[]): readonly ExpectedCode[] {
  return words.flatMap((word, index) => {
    if (isSeverity(word)) return [];
    const severity = words[index - 1];
    return [severity !== undefined && isSeverity(severity) ? { code: word, severity } : { code: word }];
  });
}

function isSeverity(word: string): word is Severity {
  return word === "error" || word === "warning" || word === "info";
}

function placeOf(file: string, marks: readonly { start: number; end: number }[], index: number, codes: number) {
  if (marks.length !== codes && marks.length !== 1)
    throw new Error(`${file}: ${codes} codes and ${marks.length} marks`);
  const mark = marks[index] ?? marks[0];
  if (mark === undefined) throw new Error(`${file}: a code without a mark`);
  return { file, ...mark };
}
