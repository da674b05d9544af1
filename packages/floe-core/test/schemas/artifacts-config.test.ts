import { ArtifactsConfig } from "floe-core/schemas";
import { expect, test } from "vitest";
import { issuesOf } from "./issues.ts";

const registry = { uri: "oci://registry.harbour.example/floe", auth: { type: "anonymous" } };

test("a registry takes its defaults", () => {
  expect(ArtifactsConfig.parse({ registry })).toEqual({
    registry: {
      ...registry,
      tls_verify: true,
      cache: { enabled: true, path: "/var/cache/floe/oci", max_size_gb: 10, ttl_hours: 24 },
      resilience: {
        retry: { max_attempts: 3, initial_delay_ms: 1000, backoff_multiplier: 2, max_delay_ms: 30000, jitter: true },
        circuit_breaker: { enabled: true, failure_threshold: 5, recovery_timeout_ms: 60000, half_open_requests: 1 },
      },
    },
  });
});

test("promotion runs through dev, staging and prod by default", () => {
  expect(ArtifactsConfig.parse({ registry, promotion: {} }).promotion?.environments).toEqual([
    { name: "dev", gates: { policy_compliance: true }, gate_timeout_seconds: 300 },
    { name: "staging", gates: { policy_compliance: true, tests: true }, gate_timeout_seconds: 300 },
    { name: "prod", gates: { policy_compliance: true, tests: true, security_scan: true }, gate_timeout_seconds: 300 },
  ]);
});

test("policy compliance cannot be switched off", () => {
  const environments = [{ name: "dev", gates: { policy_compliance: false } }];
  expect(issuesOf(ArtifactsConfig, { registry, promotion: { environments } })).toEqual([
    "promotion.environments.0.gates.policy_compliance: invalid_union",
  ]);
});

test.each(["registry.harbour.example", "https://registry", "oci://", "oci://-a", "oci://a.b:port"])(
  "%s is no registry",
  (uri) => {
    expect(issuesOf(ArtifactsConfig, { registry: { ...registry, uri } })).toEqual(["registry.uri: invalid_format"]);
  },
);

test("a credential of the registry keeps its own shape", () => {
  const auth = { type: "basic", credentials_ref: { name: "registry" } };
  expect(ArtifactsConfig.parse({ registry: { ...registry, auth } }).registry.auth.credentials_ref).toEqual({
    source: "kubernetes",
    name: "registry",
  });
  const other = { type: "basic", credentials_ref: { secret_ref: "registry" } };
  expect(issuesOf(ArtifactsConfig, { registry: { ...registry, auth: other } })).toContain(
    "registry.auth.credentials_ref: unrecognized_keys",
  );
});
