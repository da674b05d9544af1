import { isSecretText } from "./find.ts";
import { isPlaceholder } from "./placeholder.ts";
import { findRandomText } from "./random-text.ts";

/** Whether a key names something secret. Letter case and separators do not matter: `API-key`, `apiKey`, `api_key`.
 *  Names of places where secrets are kept are not secret themselves: `token_url`, `secret_ref`, `password_file`. */
export function isSensitiveName(key: string): boolean {
  const name = key
    .slice(-200)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
  return (sensitiveEndings.some((ending) => name.endsWith(ending)) && !harmless.has(name)) || name === "sas";
}

/** Whether a value is a secret by the name of its key: a literal that is no reference, no variable, no placeholder and
 *  no switch. Numbers count but where they are amounts: `max_token: 4096`. */
export function isNamedSecret(key: string, value: unknown): boolean {
  if (!isSensitiveName(key)) return false;
  if (typeof value === "number") return value > 999 && !/tokens?$/iu.test(key);
  return typeof value === "string" && !isPlaceholder(value);
}

/** Whether a line of a file may show a secret, judged by its text alone: it has to work on files that do not parse. */
export function lineMayHoldSecret(line: string): boolean {
  // What is longer is no line that anybody wrote by hand, and cannot be judged in a moment.
  if (line.length > longestLine) return true;
  const comment = line.match(/(?:^|\s)#(.*)$/u)?.[1];
  if (comment !== undefined && secretWords.test(comment)) return true;
  if (namesSecret(line)) return true;
  return isSecretText(line) || findRandomText(line).length > 0;
}

const longestLine = 20_000;

// In a comment the secret may stand anywhere.
const secretWords =
  /password|passwd|passphrase|\bpwd\b|token|credential|api[-_ ]?key|(?:access|private)[-_ ]key|secret\b/iu;

/** Whether a key on the line, or what an escape may hide as one, names a secret. A key without a value on its line
 *  counts: what it opens may be the secret itself. */
function namesSecret(line: string): boolean {
  for (const { index } of line.matchAll(/[:=]/gu)) {
    const before = line.slice(Math.max(0, index - longestKey), index);
    const key = before.split(/[{}[\],:=]/u).at(-1) ?? "";
    if (key.includes("\\") || (isSensitiveName(key) && !/^\s*\{/u.test(line.slice(index + 1)))) return true;
  }
  return false;
}

const longestKey = 200;

// The list of reference/security.md section 5 and of the two-tier requirement B5.
const sensitiveEndings = [
  "password",
  "passwd",
  "pwd",
  "secret",
  "token",
  "apikey",
  "accesskey",
  "secretkey",
  "secretaccesskey",
  "privatekey",
  "credential",
  "credentials",
  "connectionstring",
  "dsn",
  "passphrase",
  "tlskey",
  "tlscert",
] as const;

// `credentials:` opens a section of references in profiles and storage; what stands inside is judged by its own key.
const harmless: ReadonlySet<string> = new Set(["credentials"]);
