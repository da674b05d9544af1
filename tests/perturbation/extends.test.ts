import { describe, expect, test } from "vitest";
import { smallProduct } from "../support/small-project.ts";
import { perturbLeaves, unexplained } from "./perturb.ts";
import { compileSubject, type Subject } from "./subject.ts";

const head = "apiVersion: floe.dev/v1\nkind: Manifest\n";
const base = `${head}metadata:
  name: harbour
  version: 1.0.0
  owner: platform@harbour.example
  description: What all have in common.
plugins:
  compute:
    type: duckdb
    config: { path: base.duckdb, threads: 2 }
  orchestrator:
    type: dagster
    config:
      default_schedule: { cron: 0 6 * * *, timezone: UTC }
  lineage_backend:
    type: marquez
    config: { url: "http://marquez:5000" }
profiles:
  compute:
    second: { type: duckdb, properties: { threads: 3 } }
governance:
  policy_enforcement_level: "off"
  audit_logging: disabled
scope: enterprise
approved_sinks: [salesforce, hubspot]
observability:
  logging: { level: INFO, format: json }
`;
const nearer = `${head}extends: ../base/manifest.yaml
metadata:
  name: harbour-prod
  version: 1.0.1
  owner: platform@harbour.example
plugins:
  compute:
    type: duckdb
    config: { threads: 8 }
  lineage_backend:
    type: openmetadata
governance:
  policy_enforcement_level: warn
  audit_logging: disabled
approved_sinks: [salesforce]
observability:
  logging: { level: WARNING }
`;
// A domain below an enterprise: what the enterprise says holds here as well.
const enterprise = `${head}metadata:
  name: group
  version: 2.0.0
  owner: group@harbour.example
  description: The whole company.
scope: enterprise
plugins:
  compute:
    type: duckdb
    config: { path: group.duckdb, threads: 2 }
  orchestrator:
    type: dagster
    config:
      default_schedule: { cron: 0 6 * * *, timezone: UTC }
governance:
  policy_enforcement_level: "off"
  audit_logging: disabled
approved_plugins:
  compute: [duckdb]
approved_sinks: [salesforce, hubspot]
`;
const domain = `${head}metadata:
  name: sales
  version: 1.0.0
  owner: sales@harbour.example
scope: domain
parent_manifest: ../tiers/enterprise.yaml
plugins:
  compute:
    config: { threads: 8 }
governance:
  policy_enforcement_level: warn
approved_products: [shop]
`;
const files = {
  "tiers/enterprise.yaml": enterprise,
  "sales/manifest.yaml": domain,
  "sales/shop/floe.yaml": smallProduct(),
  // The root of the repository.
  "pnpm-workspace.yaml": "",
  "platform/base/manifest.yaml": base,
  "platform/prod/manifest.yaml": nearer,
  "shop/floe.yaml": smallProduct().replace("../manifest.yaml", "../platform/prod/manifest.yaml"),
};

describe.each([
  ["platform/base/manifest.yaml", "shop/floe.yaml"],
  ["platform/prod/manifest.yaml", "shop/floe.yaml"],
  ["tiers/enterprise.yaml", "sales/shop/floe.yaml"],
  ["sales/manifest.yaml", "sales/shop/floe.yaml"],
])("each leaf of %s", (manifest, product) => {
  const subject: Subject = { files, product, manifest };

  test("changes an output or is named by a finding when it is changed", { timeout: 120_000 }, async () => {
    const before = await compileSubject(subject);
    expect(before.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(unexplained(await perturbLeaves(subject, "manifest"))).toEqual([]);
  });
});
