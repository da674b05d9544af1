/** A manifest that sets every section, with at least one key in each. Not valid as a whole for the compiler, which
 *  would ask for a scope that fits; every key of the schema is a fact of the schema alone. */
export const fullManifest = {
  apiVersion: "floe.dev/v1",
  kind: "Manifest",
  metadata: { name: "harbour-platform", version: "1.4.0", owner: "platform@harbour.example", description: "Ports." },
  scope: "enterprise",
  parent_manifest: "oci://registry.harbour.example/floe/group:4.0.0",
  plugins: {
    compute: { type: "duckdb", version: "1.0.0", config: { threads: 4 }, connection_secret_ref: "duckdb-secret" },
    orchestrator: { type: "dagster" },
    catalog: { type: "polaris" },
    storage: { type: "s3", config: { bucket: "harbour-tables" } },
    semantic_layer: { type: "cube" },
    ingestion: { type: "dlt" },
    secrets: { type: "k8s" },
    telemetry_backend: { type: "jaeger" },
    lineage_backend: { type: "marquez" },
    identity: { type: "keycloak" },
    dbt: { type: "core" },
    quality: {
      provider: "dbt_expectations",
      quality_gates: {
        gold: { min_test_coverage: 95.5, required_tests: ["unique"], min_score: 90, overridable: false },
      },
      dimension_weights: { completeness: 0.25 },
      calculation: { baseline_score: 70, severity_weights: { critical: 4 } },
      thresholds: { min_score: 60 },
      check_timeout_seconds: 60,
      enabled: true,
    },
    rbac: { type: "k8s-rbac" },
    alert_channel: { type: "slack" },
  },
  profiles: {
    storage: {
      default: {
        type: "s3",
        endpoint: { secret_ref: "minio-endpoint" },
        bucket: "harbour-tables",
        credentials: {
          mode: "static",
          access_key_id: { secret_ref: "minio", key: "id" },
          secret_access_key: { secret_ref: "minio", key: "secret" },
        },
      },
    },
    catalogs: {
      default: {
        uri: "http://polaris:8181/api/catalog",
        warehouse: "harbour",
        credentials: {
          mode: "oauth2",
          client_id: "floe",
          client_secret: { secret_ref: "polaris" },
          scope: "PRINCIPAL_ROLE:ALL",
        },
        properties: { "header.X-Realm": "harbour" },
      },
    },
    compute: { big: { type: "trino", properties: { host: "trino" }, credentials: { username: "floe" } } },
  },
  governance: {
    pii_encryption: "required",
    audit_logging: "enabled",
    policy_enforcement_level: "strict",
    data_retention_days: 400,
    naming: { enforcement: "strict", pattern: "custom", custom_patterns: ["^berth_"] },
    quality_gates: { minimum_test_coverage: 90, layer_thresholds: { gold: 100 } },
    custom_rules: [
      { type: "require_tags_for_prefix", prefix: "mart_", required_tags: ["reviewed"] },
      { type: "require_meta_field", field: "owner" },
      { type: "require_tests_of_type", test_types: ["unique"], min_columns: 2, applies_to: "mart_*" },
    ],
    policy_overrides: [
      {
        pattern: "legacy_*",
        action: "exclude",
        reason: "Retired in May.",
        expires: "2026-05-31",
        policy_types: ["naming"],
      },
    ],
    data_contracts: { auto_generation: { enabled: true }, drift_detection: { enabled: true } },
    rbac: { enabled: true, required_role: "deployer" },
    secret_scanning: { enabled: true, custom_patterns: [{ name: "berth key", pattern: "BK[0-9]{8}" }] },
    network_policies: { enabled: true, custom_egress_rules: [{ to_namespace: "polaris", ports: [{ port: 8181 }] }] },
    policies: [
      {
        name: "tagged",
        type: "required_tags",
        action: "warn",
        message: "Tag it.",
        config: { required_tags: ["owner"] },
      },
      { name: "named", type: "naming_convention", action: "error", message: "Name it.", config: { pattern: "berth" } },
      { name: "small", type: "max_transforms", action: "block", message: "Split it.", config: { threshold: 40 } },
      { name: "own", type: "custom", action: "warn", message: "Look at it.", config: { condition: "true" } },
    ],
  },
  approved_plugins: { compute: ["duckdb", "trino"] },
  approved_sinks: ["postgres"],
  approved_products: ["berth-planning"],
  defaults: { compute: "duckdb" },
  artifacts: {
    registry: {
      uri: "oci://registry.harbour.example:5000/floe",
      auth: { type: "basic", credentials_ref: { name: "registry", key: "password" } },
      cache: { enabled: true },
      resilience: { retry: { max_attempts: 5 }, circuit_breaker: { enabled: false } },
      signing: { mode: "key-based", private_key_ref: { source: "vault", name: "signing-key" } },
      verification: {
        trusted_issuers: [{ issuer: "https://issuer.harbour.example", subject: "release" }],
        public_key_ref: { name: "signing-key" },
        environments: { dev: { enforcement: "warn" } },
      },
    },
    promotion: {
      environments: [
        {
          name: "prod",
          gates: { policy_compliance: true, tests: false, security_scan: { command: "trivy image floe" } },
          authorization: { allowed_groups: ["release"] },
          lock: { locked: true, reason: "Freeze.", locked_at: "2026-01-14T06:30:00Z" },
        },
      ],
      webhooks: [{ url: "https://chat.harbour.example/hook", events: ["promote"], headers: { "X-Team": "harbour" } }],
      gate_commands: { tests: "make test", security_scan: { command: "grype floe", scanner_format: "grype" } },
    },
  },
  observability: { tracing: { enabled: false }, lineage: { transport: "console" }, logging: { level: "DEBUG" } },
  resource_presets: { small: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } } },
};
