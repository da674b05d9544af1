import { demoFiles } from "../support/demo-project.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

/** A project that fuzzing starts from. Paths are relative to `/project`; the product is the one in `shop/`. */
export interface Seed {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Small projects of our own, because they are quick, and a product of the demo, because it is real. */
export function seeds(): readonly Seed[] {
  return [
    { name: "small", files: { "manifest.yaml": smallManifest(), "shop/floe.yaml": smallProduct() } },
    { name: "rich", files: richFiles },
    { name: "demo", files: demoSeed() },
  ];
}

const richFiles = {
  "manifest.yaml": smallManifest(`    config: {default_schedule: {cron: "0 6 * * *", timezone: Europe/Berlin}}
  catalog:
    type: polaris
    config:
      uri: http://polaris:8181/api/catalog
      warehouse: shop
      oauth2: {client_id: floe, client_secret: {secret_ref: polaris-login, key: secret}, token_url: http://polaris/t}
profiles:
  compute:
    big: {type: duckdb, properties: {threads: 4, path: big.duckdb}}
governance:
  policy_enforcement_level: off
  data_retention_days: 30
  naming: {enforcement: warn, pattern: medallion}
  quality_gates: {minimum_test_coverage: 80}
  policy_overrides:
    - {pattern: "stg_*", action: downgrade, reason: moving, expires: 2030-01-01}
observability:
  tracing: {enabled: true, endpoint: "http://collector:4317"}
  logging: {level: INFO}
  lineage: {enabled: false}
resource_presets:
  small: {requests: {cpu: 100m, memory: 256Mi}, limits: {cpu: 500m, memory: 512Mi}}
`)
    .replace("owner:", "description: a platform\n  owner:")
    .replace("type: duckdb\n", "type: duckdb\n    config: {path: target/shop.duckdb, memory_limit: 2GB}\n"),
  "shop/floe.yaml": smallProduct(`    tier: bronze
    tags: [staging]
    qualityChecks:
      - {name: unique_ids, type: unique, column: id, dimension: consistency, severity: critical}
  - name: totals
    dependsOn: [orders]
    compute: big
schedule:
  cron: "0 6 * * 1"
  timezone: Europe/Berlin
outputPorts:
  - name: totals
    owner: shop@example.com
    schema:
      - {name: id, type: string}
governance:
  policy_enforcement_level: warn
`).replace("platform:", "  description: a shop\n  owner: shop-team\n  labels: {domain: sales}\nplatform:"),
  "shop/dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\nmodel-paths: [models]\n",
  "shop/models/orders.sql": "select * from {{ ref('raw_orders') }}\n",
  "shop/models/totals.sql": "select count(*) from {{ ref('orders') }} -- {{ source('a', 'b') }}\n",
  "shop/seeds/raw_orders.csv": "",
  "platform/dev/manifest.yaml": smallManifest(),
};

function demoSeed(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(demoFiles())) {
    if (path === "demo/manifest.yaml") files["manifest.yaml"] = text;
    if (path.startsWith("demo/customer-360/") && !path.endsWith(".json"))
      files[path.replace("demo/customer-360", "shop")] = text;
  }
  return files;
}
