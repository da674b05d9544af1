const below = [
  "version.ts",
  "telemetry",
  "naming",
  "schemas",
  "secrets",
  "text",
  "diagnostics",
  "host",
  "source",
  "fix",
  "outputs",
  "plugins",
  "policy",
] as const;

/** What each folder, or file at the top, of floe-core/src may import beside itself:
 *  text ← diagnostics ← source ← outputs ← plugins ← policy ← pipeline ← the doors; the rest stands beside them. */
export const coreLayers: Readonly<Record<string, readonly string[]>> = {
  "version.ts": [],
  telemetry: [],
  naming: [],
  schemas: [],
  secrets: [],
  text: ["secrets"],
  diagnostics: ["text", "secrets"],
  host: ["text", "diagnostics"],
  source: ["text", "diagnostics", "host"],
  fix: ["text", "diagnostics", "host"],
  outputs: ["version.ts", "text", "diagnostics", "host", "source"],
  plugins: ["text", "diagnostics", "host", "source", "outputs", "schemas", "naming"],
  policy: ["text", "diagnostics", "source", "schemas"],
  pipeline: below,
  testing: [...below, "pipeline"],
  "index.ts": [...below, "pipeline"],
  "plugin.ts": below,
};

/** The packages that only some places may import, and those places, as beginnings of paths. */
export const packagePlaces: Readonly<Record<string, readonly string[]>> = {
  yaml: ["packages/floe-core/src/source/"],
  "@opentelemetry/api": ["packages/floe-core/src/telemetry/tracing.ts"],
  "@opentelemetry/": ["packages/floe-core/src/telemetry/tracing.ts", "packages/floe-cli/src/"],
  croner: ["packages/floe-core/src/pipeline/stages/load/"],
  "node:fs": ["packages/floe-core/src/host/", "packages/floe-cli/src/"],
  commander: ["packages/floe-cli/src/"],
  "floe-compute-": ["packages/floe-cli/src/bundled-plugins.ts"],
  "floe-catalog-": ["packages/floe-cli/src/bundled-plugins.ts"],
  "floe-orchestrator-": ["packages/floe-cli/src/bundled-plugins.ts"],
};
