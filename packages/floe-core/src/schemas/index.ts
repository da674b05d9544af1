export {
  CompilationMetadata,
  CompiledArtifacts,
  EnforcementResult,
  ManifestReference,
  ProductIdentity,
  ResolvedGovernance,
} from "./artifacts/compiled-artifacts.ts";
export {
  ObservabilityConfig,
  ResourceAttributes,
  TelemetryAuthentication,
  TelemetryConfig,
} from "./artifacts/observability.ts";
export { PluginReference, ResolvedPlugins } from "./artifacts/plugins.ts";
export type { ArtifactIssue, ArtifactReading, ReadArtifacts, RefusedArtifacts } from "./artifacts/read-artifacts.ts";
export { readArtifacts } from "./artifacts/read-artifacts.ts";
export { ResolvedModel, ResolvedQualityCheck, ResolvedTransforms } from "./artifacts/transforms.ts";
export type { ContractVersion } from "./artifacts/versions.ts";
export { contractVersion, versionHistory } from "./artifacts/versions.ts";
export type { JsonSchema } from "./json-schema.ts";
export {
  artifactsJsonSchema,
  chartValuesJsonSchema,
  helmValuesJsonSchema,
  manifestJsonSchema,
  productJsonSchema,
} from "./json-schema.ts";
export { CredentialConfig } from "./manifest/credentials.ts";
export { forbiddenManifestKeys } from "./manifest/forbidden-keys.ts";
export {
  DataContractsConfig,
  Governance,
  NamingConfig,
  NetworkPoliciesConfig,
  RbacConfig,
  SecretScanningConfig,
} from "./manifest/governance.ts";
export { ArtifactsConfig, Manifest } from "./manifest/manifest.ts";
export { LineageTransport, Observability } from "./manifest/observability.ts";
export { ApprovedPlugins, PluginSelection, PluginsConfig } from "./manifest/plugins.ts";
export { CustomRule, OverridablePolicy, PolicyDefinition, PolicyOverride } from "./manifest/policies.ts";
export { CatalogProfile, ComputeProfile, Profiles } from "./manifest/profiles.ts";
export { PromotionConfig, PromotionEnvironment, PromotionWebhook, SecurityGate } from "./manifest/promotion.ts";
export { GovernanceQualityGates, LayerThresholds, QualityConfig, QualitySelection } from "./manifest/quality.ts";
export {
  RegistryAuthentication,
  RegistryConfig,
  RegistrySecretReference,
  SigningConfig,
  VerificationConfig,
} from "./manifest/registry.ts";
export { ResourcePreset, ResourcePresets } from "./manifest/resource-presets.ts";
export {
  AzureStorageConfig,
  GcsStorageConfig,
  LocalStorageConfig,
  S3StorageConfig,
  StorageProfile,
} from "./manifest/storage.ts";
export { storageConfig, storageConfigs } from "./manifest/storage-configs.ts";
export { DbtSection, IgnoredFinding } from "./product/dbt-section.ts";
export { forbiddenProductKeys } from "./product/forbidden-keys.ts";
export { DestinationConfig, OutputColumn, OutputPort, Product, Schedule } from "./product/product.ts";
export { QualityCheck, Transform } from "./product/transform.ts";
export { TierRule, TransformsFromDbt } from "./product/transforms-from-dbt.ts";
export { DefaultScheduleOption } from "./shared/default-schedule.ts";
export { HttpUrl } from "./shared/formats.ts";
export { Annotations, ObjectName } from "./shared/kubernetes-names.ts";
export { AuditLogging, EnforcementLevel, PiiEncryption } from "./shared/levels.ts";
export { ManifestMetadata, ProductMetadata } from "./shared/metadata.ts";
export { ColumnName, ModelName, PluginPackage, ProfileName } from "./shared/names.ts";
export { OpenMap } from "./shared/open-map.ts";
export { CheckSeverity, QualityDimension, QualityTier } from "./shared/quality-terms.ts";
export { SecretKey, SecretName, SecretReference, TextOrSecret } from "./shared/secret-reference.ts";
export { SemanticVersion } from "./shared/versions.ts";
export { CatalogValues } from "./values/catalog-values.ts";
export { ChartValues } from "./values/chart-values.ts";
export type { HelmPart } from "./values/helm-parts.ts";
export { DagsterValues, HelmValues } from "./values/helm-values.ts";
export { RbacValues } from "./values/rbac-values.ts";
export { BackendValues, RunVariables } from "./values/run-values.ts";
export { SecretsValues } from "./values/secrets-values.ts";
