// The door for plugin authors: `floe-core/plugin`.

export { acceptedItems, sectionAt } from "./checking/places.ts";
export { contextRule, type Rule, rule } from "./checking/rule.ts";
export type { ContextRuleDefinition, Inspection, Place, Read, RuleDefinition } from "./checking/rule-definition.ts";
export { plainFix, wordFix } from "./checking/token-fix.ts";
export type {
  CatalogueEntry,
  DiagnosticArea,
  DiagnosticDefinition,
  DiagnosticDocs,
} from "./diagnostics/define.ts";
export { defineDiagnostics, problem } from "./diagnostics/define.ts";
export type { Diagnostic, DiagnosticCode, Severity } from "./diagnostics/diagnostic.ts";
export { becauseOf } from "./origins/because-of.ts";
export { besideProfile } from "./origins/beside-profile.ts";
export { withEnvVars } from "./origins/env-var.ts";
export {
  at,
  builtin,
  derived,
  isAbsent,
  isRefused,
  isThere,
  items,
  keySpan,
  type Located,
  members,
  optional,
  placeOf,
} from "./origins/located.ts";
export type { Origin, PluginId } from "./origins/origin.ts";
export { type OriginRule, originRule } from "./origins/rules-of-origin.ts";
export { materializeJson, type Traced, type TracedJson, type TracedTable, type TraceLine } from "./origins/traced.ts";
export type { GeneratedFile } from "./outputs/generated-file.ts";
export { isOutputPath, type OutputPath, outputPath } from "./outputs/output-path.ts";
export type { LeafPattern } from "./outputs/readers/leaf-patterns.ts";
export type { Reader } from "./outputs/readers/reader.ts";
export { renderYaml } from "./outputs/render-yaml.ts";
export type { BackendContext, BackendHooks, BackendLineage, BackendTelemetry } from "./plugins/backend-hooks.ts";
export type {
  BetweenTargets,
  CheckContext,
  Contributions,
  DbtAdapter,
  DefaultSchedule,
  GenerateContext,
  KindHooks,
  LakeOfProduct,
  NeededSecret,
  Plugin,
  PluginOf,
  ProductIdentity,
  PythonRequirement,
  PythonSide,
  SelectedLake,
  TargetContext,
  TargetOfProduct,
  TracedHelmPart,
  WorkspaceFile,
  WorkspaceProduct,
} from "./plugins/contract.ts";
export { pluginContractVersion } from "./plugins/contract.ts";
export { definePlugin } from "./plugins/define.ts";
export { optionsOf } from "./plugins/options-place.ts";
export { pluginName } from "./plugins/plugin-name.ts";
export type { ProductColumn, ProductTable, TableRelation } from "./plugins/product-table.ts";
export { runVariable, runVariableOf, variableWithSecret } from "./plugins/run-variable.ts";
export type { LeftOut, SemanticContext, SemanticLayerHooks, SemanticModels } from "./plugins/semantic-hooks.ts";
export type { LogicalType } from "./quality/column-types.ts";
export type { ColumnReference } from "./quality/said-of-table.ts";
export { scheduleRules } from "./rules/schedule/index.ts";
export { type PluginKind, pluginKinds } from "./schemas/kinds.ts";
export { npmPackageName } from "./schemas/shared/npm-package-name.ts";
export { display } from "./secrets/display.ts";
export { isSecretReference, secretVariable } from "./secrets/reference.ts";
export type { IdentifierFolding } from "./text/folded-name.ts";
export { slugOf } from "./text/slug.ts";
