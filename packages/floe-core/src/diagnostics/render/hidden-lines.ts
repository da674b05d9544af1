import { lineMayHoldSecret } from "../../secrets/secret-line.ts";
import { lineText, type SourceFile } from "../../text/source-file.ts";
import { secretValuesIn } from "./secret-values.ts";

/** Whether a line may not be shown: it, a neighbour, or a section around it may hold a secret. */
export function isHiddenLine(source: SourceFile, line: number): boolean {
  const near = [line - 1, line, line + 1].map((each) => lineText(source, each) ?? "");
  if (near.some(lineMayHoldSecret)) return true;
  const values = secretValuesIn(source);
  return near.some((text) => values.some((value) => text.includes(value))) || isInsideSecret(source, line);
}

const farthest = 2000;

/** Whether a key further up, under which the line is indented, names a secret. */
function isInsideSecret(source: SourceFile, line: number): boolean {
  const own = lineText(source, line) ?? "";
  let indent = indentOf(own);
  let isItem = itemForm.test(own);
  for (let above = line - 1; above >= Math.max(1, line - farthest) && (indent > 0 || isItem); above--) {
    const text = lineText(source, above) ?? "";
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    // The items of a list may stand right below their key.
    const isKeyOfList = indentOf(text) === indent && isItem && !itemForm.test(text);
    if (indentOf(text) >= indent && !isKeyOfList) continue;
    if (lineMayHoldSecret(text)) return true;
    indent = indentOf(text);
    isItem = itemForm.test(text);
  }
  return false;
}

const itemForm = /^\s*[-:]\s/u;

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
