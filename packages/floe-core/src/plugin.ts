// The door for plugin authors: `floe-core/plugin`.

export type {
  CatalogueEntry,
  DiagnosticArea,
  DiagnosticDefinition,
  DiagnosticDocs,
} from "./diagnostics/define.ts";
export { defineDiagnostics, problem } from "./diagnostics/define.ts";
export type { Diagnostic, DiagnosticCode, Severity } from "./diagnostics/diagnostic.ts";
export { withEnvVars } from "./origins/env-var.ts";
export { at, builtin, derived, items, type Located, members, optional, placeOf } from "./origins/located.ts";
export type { Origin, PluginId } from "./origins/origin.ts";
export { materializeJson, type TracedJson, type TraceLine } from "./origins/traced.ts";
export type { GeneratedFile } from "./outputs/generated-file.ts";
export { type OutputPath, outputPath } from "./outputs/output-path.ts";
export { renderYaml } from "./outputs/render-yaml.ts";
export type {
  AlertChannelPlugin,
  CatalogPlugin,
  CheckContext,
  ComputePlugin,
  Contributions,
  DbtPlugin,
  GenerateContext,
  IdentityPlugin,
  IngestionPlugin,
  LineageBackendPlugin,
  OrchestratorPlugin,
  Plugin,
  PluginOf,
  ProductIdentity,
  QualityPlugin,
  RbacPlugin,
  SecretsPlugin,
  SemanticLayerPlugin,
  StoragePlugin,
  TargetContext,
  TelemetryBackendPlugin,
} from "./plugins/contract.ts";
export { pluginContractVersion } from "./plugins/contract.ts";
export { definePlugin } from "./plugins/define.ts";
export { type PluginKind, pluginKinds } from "./schemas/kinds.ts";
export { display } from "./secrets/display.ts";
export { isSecretReference, secretVariable } from "./secrets/reference.ts";
export { slugOf } from "./text/slug.ts";
