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
