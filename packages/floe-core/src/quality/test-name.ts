import { digestOf } from "../outputs/digest.ts";

/** The name of the dbt test of a check, and of its file. What dbt or a file system could not take becomes `_`, and a digest
 *  tells such names apart. */
export function testName(model: string, check: string): string {
  const clean = check.replace(/[^A-Za-z0-9_]/gu, "_").slice(0, longestCheck);
  const shown = clean === check ? clean : `${clean}_${shortDigest(check)}`;
  const name = `${model}__${shown}`;
  return name.length <= longestName ? name : `${name.slice(0, longestName - 9)}_${shortDigest(name)}`;
}

const longestCheck = 100;
const longestName = 180;

function shortDigest(text: string): string {
  return digestOf(text).slice("sha256:".length, "sha256:".length + 8);
}
