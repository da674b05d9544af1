// The door for plugin authors: `floe-core/plugin`.

export type {
  CatalogueEntry,
  DiagnosticArea,
  DiagnosticDefinition,
  DiagnosticDocs,
} from "./diagnostics/define-diagnostics.ts";
export { defineDiagnostics, problem } from "./diagnostics/define-diagnostics.ts";
export type { Diagnostic, DiagnosticCode, Severity } from "./diagnostics/diagnostic.ts";
export { isSecretReference, secretVariable } from "./naming/secret-variable.ts";
export { slugOf } from "./naming/slug.ts";
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
export { withEnvVars } from "./plugins/env-var.ts";
export { type PluginKind, pluginKinds } from "./plugins/plugin-kind.ts";
export { at, builtin, derived, items, type Located, members, optional, placeOf } from "./source/located.ts";
export type { Origin, PluginId } from "./source/origin.ts";
export { materializeJson, type TracedJson, type TraceLine } from "./source/traced.ts";
export { display } from "./text/display.ts";
