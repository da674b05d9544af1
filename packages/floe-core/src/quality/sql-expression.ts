/** Whether a text is one SQL expression, whatever it says: its quotes and brackets are closed, no comment takes away what
 *  stands behind it, and no other statement begins. Where engines differ, what one of them could read otherwise is refused:
 *  a backslash before a quote, a string between dollars. */
export function isSqlExpression(text: string): boolean {
  if (text.trim() === "" || /\p{Cc}|\{[{%#]|[%#}]\}|\\['"`]|\$\w*\$/u.test(text.replace(/[\n\r\t]/gu, " ")))
    return false;
  const outside = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/gu, "x");
  return !/['"`;#]|--|\/\*|\*\//u.test(outside) && areClosed(outside);
}

const pairs: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

function areClosed(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    if ("([{".includes(character)) open.push(character);
    if (pairs.has(character) && open.pop() !== pairs.get(character)) return false;
  }
  return open.length === 0;
}

/** Whether a text can stand between the quotes of an SQL string once its own quotes are escaped. To some engines a backslash
 *  escapes the quote behind it, so that one that nothing escapes would end the string, or not end it. */
export function fitsInQuotes(text: string): boolean {
  return ![...text.matchAll(/(\\+)(?:'|$)/gu)].some(([, run]) => (run?.length ?? 0) % 2 === 1);
}
