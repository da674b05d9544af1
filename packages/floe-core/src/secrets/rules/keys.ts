import type { SecretRule } from "../secret-rule.ts";
import { isTemplate } from "../template.ts";

/** Keys, signed tokens, and passwords inside addresses. */
export const keyRules: readonly SecretRule[] = [
  {
    id: "private-key",
    group: "private-key",
    marks: ["-----BEGIN"],
    // The rest of the text belongs to the key, whether its lines end with a break or with the two characters `\n`.
    pattern: /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\s\S]*/gu,
    entropyFloor: 0,
  },
  {
    id: "jwt",
    group: "known-token",
    // A header is JSON and begins with `{"` or `{ `.
    marks: ["eyJ", "eyA"],
    pattern: /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{10,}\.ey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/gu,
    entropyFloor: 3,
    accepts: hasJwtHeader,
  },
  {
    id: "url-password",
    group: "url-password",
    marks: ["://"],
    pattern: /:\/\/[^\s/:@]{1,200}:(?<secret>[^\s/@]{1,500})@/gu,
    entropyFloor: 0,
    accepts: isLiteral,
  },
  {
    id: "dsn-password",
    group: "url-password",
    marks: ["assword", "ASSWORD", "pwd", "Pwd", "PWD", "passwd"],
    pattern: /(?<![A-Za-z0-9])(?:password|passwd|pwd)\s{0,3}=\s{0,3}(?<secret>[^;&\s"']{1,200})/giu,
    entropyFloor: 0,
    accepts: isLiteral,
  },
];

function isLiteral(found: string): boolean {
  return !isTemplate(found);
}

function hasJwtHeader(found: string): boolean {
  const [header = ""] = found.split(".", 1);
  try {
    const parsed: unknown = JSON.parse(atob(header.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof parsed === "object" && parsed !== null && "alg" in parsed;
  } catch {
    return false;
  }
}
