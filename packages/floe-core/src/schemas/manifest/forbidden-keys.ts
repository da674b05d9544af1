/** Root keys that manifest.yaml must not have: the environment is chosen by file, never by a key. Exact match. */
export const forbiddenManifestKeys: readonly string[] = [
  "env_overrides",
  "environments",
  "environment",
  "env",
  "dev",
  "staging",
  "prod",
  "production",
  "target_env",
  "floe_env",
];
