/** The folders of floe-core/src, and the files at its top, from the ground up: each imports what stands before it, and
 *  itself. */
export const coreLayers: readonly string[] = [
  "schemas",
  "version.ts",
  "telemetry",
  "text",
  "secrets",
  "diagnostics",
  "host",
  "yaml",
  "origins",
  "policy",
  "checking",
  "dbt",
  "fix",
  "outputs",
  "quality",
  "plugins",
  "project",
  "rules",
  "stages",
  "sync",
  "init",
  "index.ts",
  "plugin.ts",
  "testing",
];

/** The packages that only some places may import, and those places, as beginnings of paths. */
export const packagePlaces: Readonly<Record<string, readonly string[]>> = {
  yaml: ["packages/floe-core/src/yaml/"],
  "@opentelemetry/api": ["packages/floe-core/src/telemetry/tracing.ts"],
  "@opentelemetry/": ["packages/floe-core/src/telemetry/tracing.ts", "packages/floe-cli/src/"],
  "diff/": ["packages/floe-core/src/text/unified-diff.ts"],
  semver: ["packages/floe-core/src/text/version-range.ts"],
  re2js: ["packages/floe-core/src/text/regular-expression.ts", "packages/floe-core/src/secrets/gitleaks/match-rule.ts"],
  "node:fs": ["packages/floe-core/src/host/", "packages/floe-cli/src/"],
  commander: ["packages/floe-cli/src/"],
  "floe-alert-": ["packages/floe-cli/src/bundled-plugins.ts"],
  "floe-compute-": ["packages/floe-cli/src/bundled-plugins.ts"],
  "floe-catalog-": ["packages/floe-cli/src/bundled-plugins.ts"],
  "floe-orchestrator-": ["packages/floe-cli/src/bundled-plugins.ts"],
};
