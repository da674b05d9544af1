/** The form of a version of three numbers, which needs no library to be compared. */
const exact = /^[0-9]+\.[0-9]+\.[0-9]+$/u;

/** Whether a text is one version and no range of them. */
export function isExactVersion(text: string): boolean {
  return exact.test(text);
}

/** Whether two versions are one: leading zeros and what stands behind a `+` tell nothing apart. */
export function isSameVersion(left: string, right: string): boolean {
  return plainVersion(left) === plainVersion(right);
}

function plainVersion(version: string): string {
  const [precise = ""] = version.split("+");
  return precise.replace(/(^v?|\.)0+(?=\d)/gu, "$1").replace(/^v/u, "");
}
