import { places } from "floe-core/testing";
import { expect, test } from "vitest";
import { refused } from "./compile-outcome.ts";

test("all independent mistakes of both files are found in one run, and none is reported twice", async () => {
  const manifest = `apiVersion: floe.dev/v1
kind: Manifest
metadata:
  name: small
  version: one
plugins:
  compute:
    type: duckdb
    config:
      thread: 2
      path: ../out.duckdb
  orchestrator:
    type: dagster
    config:
      default_schedule: {cron: every day}
  catalog:
    type: biglake
observability:
  tracing: {exporter: otpl}
environments: {}
governance:
  policy_enforcement_level: strict
`;
  const product = `apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: ../manifest.yaml}
governance:
  policy_enforcement_level: off
storage: archive
transforms:
  - name: 7
    teir: gold
  - name: orders
    dependsOn: [ordrs, orders]
  - {name: a, dependsOn: [b]}
  - {name: b, dependsOn: [a]}
schedule:
  cron: every day
  timezone: Europe/Berln
outputPorts:
  - {name: orders, schema: []}
`;
  expect(places(await refused({ manifest, product }))).toEqual([
    { code: "schema/missing-key", at: "manifest.yaml:3:1" },
    { code: "schema/wrong-format", at: "manifest.yaml:5:12" },
    { code: "schema/unknown-key", at: "manifest.yaml:10:7" },
    { code: "duckdb/path-outside", at: "manifest.yaml:11:13" },
    { code: "product/bad-cron", at: "manifest.yaml:15:32" },
    { code: "plugin/missing", at: "manifest.yaml:17:11" },
    { code: "schema/wrong-value", at: "manifest.yaml:19:23" },
    { code: "manifest/environment-key", at: "manifest.yaml:20:1" },
    { code: "governance/weakened", at: "shop/floe.yaml:6:29" },
    { code: "resolve/unknown-profile", at: "shop/floe.yaml:7:10" },
    { code: "schema/wrong-type", at: "shop/floe.yaml:9:11" },
    { code: "schema/unknown-key", at: "shop/floe.yaml:10:5" },
    { code: "product/unknown-dependency", at: "shop/floe.yaml:12:17" },
    { code: "product/self-dependency", at: "shop/floe.yaml:12:24" },
    { code: "product/dependency-cycle", at: "shop/floe.yaml:14:27" },
    { code: "product/bad-cron", at: "shop/floe.yaml:16:9" },
    { code: "product/unknown-timezone", at: "shop/floe.yaml:17:13" },
    { code: "schema/out-of-range", at: "shop/floe.yaml:19:20" },
  ]);
});
