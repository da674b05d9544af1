/** Six texts that together use every key of both schemas. They are read, never changed: a test takes a copy. */

/** A product with every key, on the enterprise's manifest. */
export const maximalProduct = `apiVersion: floe.dev/v1
kind: FloeSpec
metadata:
  name: berth-planning
  version: 2.3.1
  description: Who moors where.
  owner: berths@harbour.example
  labels:
    area: north
    cost-centre: "4711"
platform:
  manifest: ../manifest.yaml
catalog: main
storage: default
compute: default
governance:
  policy_enforcement_level: off
transforms:
  - name: stg_vessel_calls
    tags: [daily, vessels]
    tier: bronze
    dependsOn: []
    qualityChecks: []
  - name: stg_berths
    compute: fast
    tier: bronze
  - name: mart_berth_usage
    compute: duckdb
    tags: []
    tier: gold
    dependsOn: [stg_vessel_calls]
    ignore:
      - code: dbt/edge-superfluous
        reason: The calls have to be there first.
    qualityChecks:
      - name: hours_in_range
        type: custom
        column: hours_in_use
        dimension: validity
        severity: critical
        custom_weight: 2.5
        parameters: { test: in_range, min_value: 0, bounds: { max_value: 24, inclusive: true }, ignored: [closed, drydock] }
        enabled: true
      - name: berths_are_known
        type: relationships
        column: berth_id
        dimension: consistency
        parameters: { to: stg_berths, field: berth_id }
dbt:
  project: transform
  check: warn
  vars: { since: 2020, regions: [north, south] }
  target: nightly
schedule:
  cron: "0 6 * * *"
  timezone: Europe/Oslo
  enabled: true
inputPorts:
  - source: fleet.ships
    product: fleet-register
    outputPort: ships
outputPorts:
  - name: mart_berth_usage
    description: Hours in use.
    owner: berths@harbour.example
    schema:
      - name: berth_id
        type: string
        description: Number painted on the quay.
        required: true
        primaryKey: true
        classification: internal
      - name: hours_in_use
        type: number
destinations:
  - name: planning-board
    sink_type: postgres
    connection_secret_ref: planning-board
    source_table: berth_usage
    config: { mode: append, retries: 3, api_token: { secret_ref: planning-board, key: token } }
    field_mapping: { berth_id: berth, hours_in_use: hours }
    batch_size: 500
`;

/** The dbt project that it names. */
export const maximalDbtProject: Readonly<Record<string, string>> = {
  "shop/transform/dbt_project.yml": "name: berth_planning\nprofile: berth_planning\n",
  "shop/transform/models/stg_vessel_calls.sql": "select 1 as id",
  "shop/transform/models/stg_berths.sql": "select * from {{ ref('quays') }}",
  "shop/transform/models/mart_berth_usage.sql": "select 1 as id",
  "shop/transform/tests/generic/in_range.sql":
    "{% test in_range(model, column_name, min_value, bounds, ignored) %} select 1 {% endtest %}",
};

/** A product that takes its transforms from dbt, with every key of that. */
export const dbtProduct = `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: { name: tides, version: 1.0.0 }
platform: { manifest: ../manifest.yaml }
transforms:
  from: dbt
  tiers:
    - { path: models/staging, tag: raw, tier: bronze }
    - { tag: mart, tier: gold }
    - { path: models, tier: silver }
  models:
    - name: mart_tides
      compute: second
      tags: [hourly]
      dependsOn: [stg_tides, stg_moons]
      ignore:
        - code: dbt/edge-superfluous
          reason: The moons come first.
      tier: silver
      qualityChecks:
        - name: height_in_range
          type: custom
          column: height
          dimension: validity
          severity: critical
          custom_weight: 2.5
          parameters: { test: at_most, max_value: 12 }
          enabled: true
`;

/** The dbt project beside it. */
export const dbtProjectOfProduct: Readonly<Record<string, string>> = {
  "dbt_project.yml": "name: tides\nprofile: tides\n",
  "tests/generic/at_most.sql": "{% test at_most(model, column_name, max_value) %} select 1 {% endtest %}",
  "models/staging/stg_tides.sql": "{{ config(tags='raw') }} select 1 as height\n",
  "models/staging/stg_moons.sql": "select 1 as phase\n",
  "models/mart_moons.sql": "{{ config(tags=['mart']) }} select * from {{ ref('stg_moons') }}\n",
  "models/mart_tides.sql": "{{ config(tags=['mart']) }} select * from {{ ref('stg_tides') }}\n",
};

const credentials = (owner: string, mode: string): string =>
  `
      mode: ${mode}
      client_id: { secret_ref: ${owner}-client, key: id }
      client_secret: { secret_ref: ${owner}-client, key: secret }
      scope: PRINCIPAL_ROLE:ALL
      role_arn: arn:aws:iam::123456789012:role/${owner}
      access_key_id: { secret_ref: ${owner}-keys, key: id }
      secret_access_key: { secret_ref: ${owner}-keys, key: secret }
      username: { secret_ref: ${owner}-user, key: name }
      password: { secret_ref: ${owner}-user, key: password }
      token: { secret_ref: ${owner}-token, key: bearer }
      api_key: { secret_ref: ${owner}-api, key: token }
      tls_cert: { secret_ref: ${owner}-tls, key: cert }
      tls_key: { secret_ref: ${owner}-tls, key: key }
      secret_ref: ${owner}-all`.replaceAll("\n      ", "\n        ");

const selection = (type: string, config: string, version = "1.2.3"): string => `
    type: ${type}
    version: ${version}
    config: ${config}
    connection_secret_ref: ${type}-connection`;

/** A manifest with every key of a manifest at the top. */
export const maximalManifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: harbour-platform
  version: 1.4.0
  owner: platform@harbour.example
  description: What every berth runs on.
scope: enterprise
plugins:
  compute:
    type: duckdb
    version: 0.1.0
    config:
      path: "{product_slug}.duckdb"
      threads: 8
      timeout_seconds: 600
      memory_limit: 2GB
      access_mode: automatic
      extensions: [spatial]
      use_catalog: true
      tables_in_catalog: true
      catalog_alias: harbour
      use_storage: true
      settings: { s3_region: eu-north-1, s3_secret_access_key: { secret_ref: duckdb, key: s3 }, preserve_order: true }
      attach:
        - path: reference.db
          alias: reference
          type: sqlite
          read_only: true
          options: { schema_only: true, password: { secret_ref: reference } }
    connection_secret_ref: duckdb-connection
  orchestrator:
    type: dagster
    version: 0.1.0
    config:
      default_schedule: { cron: "15 * * * *", timezone: UTC, enabled: true }
    connection_secret_ref: dagster-connection
  catalog:${selection("polaris", "{ uri: http://polaris:8181/api/catalog, warehouse: harbour }", "0.1.0")}
  storage:
    type: s3
    version: 1.2.3
    config:
      endpoint: { secret_ref: storage-endpoint }
      bucket: harbour-tables
      region: eu-north-1
      path_style_access: true
      credentials:${credentials("store", "static")}
    connection_secret_ref: s3-connection
  semantic_layer:${selection("cube", "{ include: all, tags: [], data_source: harbour, refresh_every: 1 hour, number_measures: [sum, avg], hidden_classifications: [restricted] }", "0.1.0")}
  ingestion:${selection(
    "dlt",
    `{ sources: [{ name: pilots, type: rest_api, dataset: pilots_raw, write_mode: merge, schema_contract: freeze, base_url: "https://pilots.example/v1/", token: { secret_ref: pilots, key: token }, tables: [{ name: turns, path: turns, rows_at: data, parameters: { year: "2026" }, primary_key: [id, turn] }] }] }`,
    "0.1.0",
  )}
  secrets:${selection("k8s", "{ optional: true }", "0.1.0")}
  telemetry_backend:${selection("jaeger", "{ protocol: http }", "0.1.0")}
  lineage_backend:${selection("marquez", "{ timeout_seconds: 7, api_key: { secret_ref: marquez } }", "0.1.0")}
  identity:${selection("keycloak", "{ realm: harbour }")}
  dbt:${selection("core", "{ partial_parse: true }")}
  quality:
    provider: dbt_expectations
    quality_gates:
      bronze: { min_test_coverage: 10.5, required_tests: [], min_score: 20, overridable: true }
      silver: { min_test_coverage: 60, required_tests: [not_null], min_score: 70, overridable: true }
      gold: { min_test_coverage: 95, required_tests: [unique, not_null], min_score: 90, overridable: false }
    dimension_weights: { completeness: 0.3, accuracy: 0.2, validity: 0.2, consistency: 0.15, timeliness: 0.15 }
    calculation:
      baseline_score: 60
      max_positive_influence: 25
      max_negative_influence: 45
      severity_weights: { critical: 4, warning: 2, info: 0.25 }
    thresholds: { min_score: 60, warn_score: 80 }
    check_timeout_seconds: 60
    enabled: false
  rbac:${selection("k8s-rbac", "{ cluster_roles: false }")}
  alert_channel:${selection("slack", "{ webhook_url: { secret_ref: slack-webhook, key: url }, mention: <!here>, timeout_seconds: 5 }", "0.1.0")}
profiles:
  storage:
    cold:
      type: s3
      endpoint: { secret_ref: archive-endpoint, key: uri }
      region: eu-north-1
      bucket: harbour-archive
      path_style_access: true
      credentials:${credentials("cold", "static")}
  catalogs:
    main:
      type: polaris
      uri: { secret_ref: catalog-address, key: uri }
      warehouse: harbour
      namespace: berths
      credentials:${credentials("main", "oauth2")}
      access_delegation: vended-credentials
      token_url: https://tokens.harbour.example/oauth
      token_refresh_enabled: true
      properties: { header.X-Realm: harbour }
  compute:
    fast:
      type: duckdb
      properties: { threads: 16, memory_limit: 8GB, path: fast.duckdb, use_catalog: true, tables_in_catalog: true, catalog_alias: harbour }
      credentials:${credentials("fast", "iam_role")}
    spare:
      type: duckdb
      properties: { threads: 2 }
governance:
  pii_encryption: optional
  audit_logging: enabled
  policy_enforcement_level: off
  data_retention_days: 400
  naming:
    enforcement: warn
    pattern: custom
    custom_patterns: ["^berth_"]
  quality_gates:
    minimum_test_coverage: 90
    require_descriptions: true
    require_column_descriptions: true
    block_on_failure: false
    layer_thresholds: { bronze: 40, silver: 70, gold: 95 }
    zero_column_coverage_behavior: report_100_percent
  custom_rules:
    - { type: require_tags_for_prefix, prefix: mart_, required_tags: [reviewed], applies_to: "mart_*" }
    - { type: require_meta_field, field: owner, required: true, applies_to: "*" }
    - { type: require_tests_of_type, test_types: [unique], min_columns: 2, applies_to: "mart_*" }
  policy_overrides:
    - pattern: "legacy_*"
      action: exclude
      reason: Retired in May.
      expires: 2027-05-31
      policy_types: [naming]
  data_contracts:
    enforcement: warn
    auto_generation: { enabled: true, include_descriptions: true, default_classification: internal }
    drift_detection:
      enabled: false
      fail_on_type_mismatch: true
      fail_on_missing_column: true
      warn_on_extra_column: true
    inheritance_mode: merge
  rbac: { enabled: false, required_role: deployer, allow_principal_fallback: false }
  secret_scanning:
    enabled: false
    exclude_patterns: ["docs/**"]
    custom_patterns:
      - { name: berth key, pattern: "BK[0-9]{8}", severity: warning }
    severity: error
  network_policies:
    enabled: false
    default_deny: true
    custom_egress_rules:
      - { to_namespace: polaris, ports: [{ port: 8181, protocol: TCP }] }
      - { to_cidr: 10.0.0.0/8, ports: [] }
  policies:
    - { name: tagged, type: required_tags, action: warn, message: Tag it., config: { required_tags: [owner] } }
    - { name: named, type: naming_convention, action: warn, message: Name it., config: { pattern: berth } }
    - { name: small, type: max_transforms, action: warn, message: Split it., config: { threshold: 40 } }
    - { name: own, type: custom, action: warn, message: Look at it., config: { condition: "true" } }
approved_plugins:
  compute: [duckdb]
  orchestrator: [dagster]
  catalog: [polaris]
  storage: [s3]
  semantic_layer: [cube]
  ingestion: [dlt]
  secrets: [k8s]
  telemetry_backend: [jaeger]
  lineage_backend: [marquez]
  identity: [keycloak]
  dbt: [core]
  quality: [dbt_expectations]
  rbac: [k8s-rbac]
  alert_channel: [slack]
approved_sinks: [postgres]
defaults:
  compute: duckdb
artifacts:
  registry:
    uri: oci://registry.harbour.example:5000/floe
    auth:
      type: basic
      credentials_ref: { source: kubernetes, name: registry, key: password }
    tls_verify: true
    cache: { enabled: true, path: /var/cache/floe, max_size_gb: 20, ttl_hours: 48 }
    resilience:
      retry: { max_attempts: 5, initial_delay_ms: 500, backoff_multiplier: 1.5, max_delay_ms: 20000, jitter: true }
      circuit_breaker: { enabled: true, failure_threshold: 3, recovery_timeout_ms: 30000, half_open_requests: 2 }
    signing:
      mode: key-based
      oidc_issuer: https://issuer.harbour.example
      private_key_ref: { source: vault, name: signing-key, key: private }
      rekor_url: https://rekor.harbour.example
      fulcio_url: https://fulcio.harbour.example
    verification:
      enabled: true
      enforcement: warn
      trusted_issuers:
        - { issuer: "https://issuer.harbour.example", subject: release }
        - { issuer: "https://issuer.harbour.example", subject_regex: "^release-" }
      public_key_ref: { source: vault, name: signing-key, key: public }
      require_rekor: true
      require_sbom: false
      grace_period_days: 14
      private_infrastructure: true
      environments: { dev: { enforcement: warn, require_sbom: false } }
  promotion:
    environments:
      - name: dev
        gates: { tests: false }
      - name: prod
        gates:
          policy_compliance: ${gate("policy-check")}
          tests: ${gate("make test")}
          security_scan: ${gate("trivy image floe")}
          cost_analysis: ${gate("cost")}
          performance_baseline: ${gate("bench")}
        gate_timeout_seconds: 600
        authorization: { allowed_groups: [release], allowed_operators: [kim], separation_of_duties: false }
        lock: { locked: false, reason: Freeze., locked_by: kim, locked_at: "2026-01-14T06:30:00Z" }
    audit_backend: oci
    default_timeout_seconds: 400
    webhooks:
      - url: https://chat.harbour.example/hook
        events: [promote]
        headers: { X-Team: harbour, Authorization: { secret_ref: chat, key: header } }
        timeout_seconds: 20
        retry_count: 2
    gate_commands:
      policy_compliance: ${gate("policy-check")}
      tests: ${gate("make test")}
      security_scan: ${gate("grype floe")}
      cost_analysis: ${gate("cost")}
      performance_baseline: ${gate("bench")}
    signature_enforcement: warn
    secondary_registries: [oci://copy.harbour.example/floe]
    verify_secondary_digests: false
observability:
  tracing: { enabled: true, exporter: otlp, endpoint: "http://otel:4317" }
  lineage: { enabled: true, transport: http, endpoint: "http://marquez:5000/api/v1/lineage" }
  logging: { level: DEBUG, format: json }
resource_presets:
  small:
    requests: { cpu: 250m, memory: 512Mi }
    limits: { cpu: "1", memory: 1Gi }
`;

function gate(command: string): string {
  const rest = "block_on_severity: [CRITICAL], ignore_unfixed: true, scanner_format: trivy, timeout_seconds: 900";
  return `{ command: ${command}, ${rest} }`;
}

/** What stands above the domain. */
export const parentManifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: harbour
  version: 1.4.0
  owner: platform@harbour.example
scope: enterprise
plugins: {}
`;

/** The keys that only a manifest below another one may have. */
export const domainManifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: harbour-north
  version: 1.4.0
  owner: north@harbour.example
scope: domain
parent_manifest: enterprise/manifest.yaml
plugins:
  compute:
    type: duckdb
  orchestrator:
    type: dagster
approved_products: [shop]
`;

/** A manifest that says of each plugin which package brings it. None is installed, so each is refused by name. */
export const packagesManifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: harbour
  version: 1.4.0
  owner: platform@harbour.example
plugins:
  compute: { type: duckdb, package: my-compute }
  orchestrator: { type: dagster, package: my-orchestrator }
  catalog: { type: polaris, package: my-catalog }
  storage: { type: s3, package: my-storage }
  semantic_layer: { type: cube, package: my-semantic-layer }
  ingestion: { type: dlt, package: my-ingestion }
  secrets: { type: k8s, package: my-secrets }
  telemetry_backend: { type: jaeger, package: my-telemetry-backend }
  lineage_backend: { type: marquez, package: my-lineage-backend }
  identity: { type: keycloak, package: my-identity }
  dbt: { type: core, package: my-dbt }
  quality: { provider: soda, package: my-quality }
  rbac: { type: k8s, package: my-rbac }
  alert_channel: { type: slack, package: my-alert-channel }
profiles:
  storage:
    default: { type: s3, bucket: harbour, package: my-storage }
    blobs: { type: azure, account: harbour, bucket: tables, tenant: harbour.example, connection_string: { secret_ref: blobs, key: connection } }
    disk: { type: local, path: /var/lib/harbour, bucket: tables }
  catalogs:
    default: { type: polaris, uri: "http://polaris:8181/api/catalog", warehouse: harbour, package: my-catalog }
    signed: { type: glue, uri: "https://glue.eu-north-1.amazonaws.com/iceberg", warehouse: "123456789012", region: eu-north-1 }
  compute:
    default: { type: duckdb, package: my-compute }
`;

/** What a manifest says of its place among those that extend one another; extends.test.ts changes the leaves of such. */
export const partManifest = "extends: ../base/manifest.yaml\nbase: true\n";
