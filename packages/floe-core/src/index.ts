// The compiler: `floe-core`.

export { type SchemaRow, schemaRows } from "./checking/schema-rows.ts";
export type { DbtAnswer } from "./dbt/dbt-answer.ts";
export { aboutFile } from "./diagnostics/about-file.ts";
export { Bug } from "./diagnostics/bug.ts";
export { catalogue } from "./diagnostics/catalogue.ts";
export {
  type CatalogueEntry,
  type DiagnosticDocs,
  defineDiagnostics,
  problem,
} from "./diagnostics/define.ts";
export type { Diagnostic, DiagnosticCode, Fix, Note, Severity } from "./diagnostics/diagnostic.ts";
export { hasErrors } from "./diagnostics/diagnostic.ts";
export { inProduct, isShared } from "./diagnostics/in-product.ts";
export { inReadingOrder } from "./diagnostics/order.ts";
export { renderGithub } from "./diagnostics/render/github.ts";
export { type HumanStyle, renderCounts, renderHuman, renderPlace } from "./diagnostics/render/human.ts";
export { type JsonDiagnostic, jsonDiagnostics, jsonFormatVersion } from "./diagnostics/render/json.ts";
export { type JunitOptions, renderJunit } from "./diagnostics/render/junit.ts";
export { renderSarif, type SarifOptions } from "./diagnostics/render/sarif.ts";
export { xmlElement, xmlText } from "./diagnostics/render/xml-element.ts";
export { type FixScope, fixScope } from "./fix/fix-scope.ts";
export { type FixPlan, type PlannedFix, planFixes } from "./fix/plan-fixes.ts";
export { writeFixes } from "./fix/write-fixes.ts";
export { distrustWords } from "./host/distrust-words.ts";
export { errnoWords } from "./host/errno-words.ts";
export { environmentVariables, type Host } from "./host/host.ts";
export { nodeHost } from "./host/node-host.ts";
export { directoryOf, joinPath, relativePath, shownPath } from "./host/paths.ts";
export { distrustOf, firstDistrusted, pathsBetween, type SearchBounds, searchBounds } from "./host/search-bounds.ts";
export { writeNewFile } from "./host/write-new-file.ts";
export type { InitPlan, NewFile } from "./init/init-plan.ts";
export { planInit } from "./init/plan-init.ts";
export { initDiagnostics } from "./init/problems.ts";
export { writeInit } from "./init/write-init.ts";
export { digestOf, isDigest } from "./outputs/digest.ts";
export { type OutputDiff, outputDiffs } from "./outputs/output-diffs.ts";
export { artifactOutput, outputFolder, provenanceOutput } from "./outputs/own-outputs.ts";
export type { FileChange, Overwrite } from "./outputs/plan-writes.ts";
export {
  type ProvenanceRecord,
  parseProvenance,
  type RecordedOrigin,
  type RecordedPlugin,
} from "./outputs/provenance-file.ts";
export { renderYaml } from "./outputs/render-yaml.ts";
export { callHook, PluginBug } from "./plugins/call.ts";
export { type BundledPlugin, type Discovery, discoverPlugins, type PluginCandidate } from "./plugins/discover.ts";
export { kitDiagnostics } from "./plugins/kit-problems.ts";
export { type LoadedPlugin, loadPlugin } from "./plugins/load.ts";
export { type CheckedPackage, packageToCheck } from "./plugins/package-to-check.ts";
export { type PluginRuntime, unlimitedRuntime } from "./plugins/plugin-runtime.ts";
export type { CallWithin, TimeLimit } from "./plugins/time-limit.ts";
export { type JoinedPackage, joinedPackages, type NeededPackage } from "./project/needed-packages.ts";
export {
  type LockedManifest,
  maxPulledBytes,
  type PlatformLock,
  platformLockName,
  platformLockText,
  pulledManifestPath,
} from "./project/platform-lock.ts";
export type { FileRole } from "./project/project-file.ts";
export type { SettingEffect } from "./rules/config/setting-effects.ts";
export type { SettingState } from "./rules/config/setting-state.ts";
export { problemsOfRules } from "./rules/index.ts";
export { display, displayUpTo } from "./secrets/display.ts";
export type { WrittenSet } from "./stages/bring-to-disk.ts";
export { type CollidingProducts, collidingProducts } from "./stages/colliding-products.ts";
export { type CompileRequest, type CompileResult, compileProject } from "./stages/compile-project.ts";
export { describePlugin, type PluginDescription } from "./stages/describe-plugin.ts";
export { diagnosticCatalogue } from "./stages/diagnostic-catalogue.ts";
export {
  type EnvironmentDifferences,
  environmentDiff,
  type LeafDifference,
  type LeafSide,
} from "./stages/environment-diff.ts";
export { type ExplainedSettings, explainSettings } from "./stages/explain-settings.ts";
export { type ListedEnvironment, listEnvironments } from "./stages/list-environments.ts";
export { type ListedProfile, listedProfiles } from "./stages/listed-profiles.ts";
export { type FreeKey, freeKeysOf } from "./stages/load/free-keys.ts";
export { maxInherited } from "./stages/load/inherited-manifests.ts";
export { kindOfFile } from "./stages/load/kind-of-file.ts";
export type { LoadRequest } from "./stages/load/load.ts";
export { namesManifest } from "./stages/load/names-manifest.ts";
export { loadDiagnostics } from "./stages/load/problems.ts";
export { projectPathsIn } from "./stages/load/project-paths.ts";
export { type FoundLock, nearestLock } from "./stages/load/pulled-manifest.ts";
export { addressesOfManifest, registryAddressesOf, type WrittenAddress } from "./stages/load/registry-addresses.ts";
export { type PlaceOfOutputs, placeOfOutputs } from "./stages/place-of-outputs.ts";
export { type OfferedPlugin, projectManifestJsonSchema } from "./stages/project-json-schema.ts";
export { type ProjectSecret, projectSecrets, type SecretNeed, type SecretPlace } from "./stages/project-secrets.ts";
export { type PublishableManifest, publishableManifest, reachesForOthers } from "./stages/publishable-manifest.ts";
export {
  isMeaning,
  type OptionSchemas,
  pathsEndingWith,
  type SettingMeaning,
  settingMeaning,
} from "./stages/setting-meaning.ts";
export { type ExplainedSetting, type SettingsAt, settingsAt, settingsMatching } from "./stages/settings-at.ts";
export { type PluginSource, type StageContext, type StageName, stageNames } from "./stages/stage.ts";
export { validateManifest } from "./stages/validate-manifest.ts";
export { type WorkspaceResult, writeWorkspace } from "./stages/write-workspace.ts";
export type { SyncedFile } from "./sync/file-changes.ts";
export { planSync } from "./sync/plan-sync.ts";
export { syncDiagnostics } from "./sync/problems.ts";
export { syncDiff } from "./sync/sync-diff.ts";
export { writeSync } from "./sync/write-sync.ts";
export { didYouMean } from "./text/did-you-mean.ts";
export { escapeUnsafe, replaceUnsafe } from "./text/escape-unsafe.ts";
export { inShell } from "./text/in-shell.ts";
export { isTable } from "./text/is-table.ts";
export { naturalOrder } from "./text/natural-order.ts";
export { isOciAddress, type OciAddress, parseOciAddress } from "./text/oci-address.ts";
export { pipSpecifier } from "./text/pip-specifier.ts";
export { dotted, type Pointer, parsePointer, pointerOf, segments } from "./text/pointer.ts";
export type { PatternFault } from "./text/regular-expression.ts";
export { positionAt } from "./text/source-file.ts";
export { thrownText } from "./text/thrown-text.ts";
export { isInRange } from "./text/version-range.ts";
export { floeVersion } from "./version.ts";
export { parseYaml } from "./yaml/parse.ts";
export { toPlain } from "./yaml/to-plain.ts";
