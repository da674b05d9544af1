/** Whether a quoted scalar has its closing quote. The library does not see that a file which ends in `"text\\"` or
 *  `'text''` closes nothing. */
export function isClosedQuote(quoted: string): boolean {
  return quoted.startsWith("'") ? isClosedSingle(quoted) : isClosedDouble(quoted);
}

// Each quote inside is written twice, so that with the outer two the number is even.
function isClosedSingle(quoted: string): boolean {
  return quoted.endsWith("'") && quoted.split("'").length % 2 === 1;
}

function isClosedDouble(quoted: string): boolean {
  if (quoted.length < 2 || !quoted.endsWith('"')) return false;
  let backslashes = 0;
  while (quoted[quoted.length - 2 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 0;
}
