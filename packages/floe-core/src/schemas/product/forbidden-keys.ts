/** Keys that floe.yaml must not have at any depth, in any case: they would tie it to an environment or hold a
 *  credential. The documented key `outputPorts[].schema` is no offence. */
export const forbiddenProductKeys: readonly string[] = [
  "database",
  "schema",
  "host",
  "port",
  "username",
  "password",
  "credentials",
  "connection_string",
  "endpoint",
  "access_key",
  "secret_key",
  "token",
  "api_key",
];

/** Whether a key is one of them: `accessKey`, `ACCESS_KEY` and `access-key` are one key to whoever writes a credential. */
export function isForbiddenProductKey(key: string): boolean {
  return folded.has(fold(key));
}

/** Whether a key is another writing of `schema`: of an output port it is the documented key, misspelt. */
export function isSchemaKey(key: string): boolean {
  return fold(key) === "schema";
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_]/gu, "");
}

const folded: ReadonlySet<string> = new Set(forbiddenProductKeys.map(fold));
