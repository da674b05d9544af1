/** Whether a key names something secret. Letter case and separators do not matter: `API-key`, `apiKey`, `api_key`.
 *  Names of places where secrets are kept are not secret themselves: `token_url`, `secret_ref`, `password_file`. */
export function isSensitiveName(key: string): boolean {
  const name = key
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
  return sensitiveEndings.some((ending) => name.endsWith(ending)) && !harmless.has(name);
}

/** Whether a line of a file may show a secret, judged by its text alone: it has to work on files that do not parse. */
export function lineMayHoldSecret(line: string): boolean {
  const keys = line.matchAll(/["']?([A-Za-z0-9_.-]{1,100})["']?\s*[:=]\s*(\S?)/gu);
  for (const [, key = "", value = ""] of keys) {
    // A key without a value on its line opens a section, or a block scalar whose lines the caller hides with it.
    if (isSensitiveName(key) && value !== "{") return true;
  }
  return /:\/\/[^\s/:@]+:[^\s/@]+@|-----BEGIN|eyJ[A-Za-z0-9_-]{10}|\b(?:AKIA|ASIA|ghp_|github_pat_|glpat-|xox[abprs]-|sk-|hvs\.|dapi|npm_|pypi-)[A-Za-z0-9_-]{8}/u.test(
    line,
  );
}

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
