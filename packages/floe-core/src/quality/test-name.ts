import { digestOf } from "../outputs/digest.ts";

/** The name of the dbt test of a check, and of its file. What dbt, Dagster or a file system could not take becomes `_`, and a digest
 *  tells such names apart. */
export function testName(model: string, check: string): string {
  const name = `${plain(model)}__${plain(check, longestCheck)}`;
  return name.length <= longestName ? name : `${name.slice(0, longestName - 9)}_${shortDigest(name)}`;
}

const longestCheck = 100;
const longestName = 180;

function plain(name: string, longest?: number): string {
  const clean = name.replace(/[^A-Za-z0-9_]/gu, "_").slice(0, longest);
  return clean === name ? clean : `${clean}_${shortDigest(name)}`;
}

function shortDigest(text: string): string {
  return digestOf(text).slice("sha256:".length, "sha256:".length + 8);
}
