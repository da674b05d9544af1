import { Governance, QualityConfig } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { issuesOf } from "./issues.ts";

describe("absence", () => {
  test("the four contract fields have no default", () => {
    expect(Governance.parse({})).toEqual({ custom_rules: [], policy_overrides: [] });
  });

  test("a block that is present takes its defaults", () => {
    expect(Governance.parse({ naming: {}, quality_gates: { layer_thresholds: {} }, data_contracts: {} })).toMatchObject(
      {
        naming: { enforcement: "warn", pattern: "medallion" },
        quality_gates: { minimum_test_coverage: 80, layer_thresholds: { bronze: 50, silver: 80, gold: 100 } },
        data_contracts: { enforcement: "warn", drift_detection: { fail_on_type_mismatch: true } },
      },
    );
  });
});

describe("values", () => {
  test.each([
    [{ policy_enforcement_level: false }, "policy_enforcement_level: invalid_value"],
    [{ policy_enforcement_level: "Strict" }, "policy_enforcement_level: invalid_value"],
    [{ pii_encryption: "enabled" }, "pii_encryption: invalid_value"],
    [{ audit_logging: true }, "audit_logging: invalid_value"],
    [{ data_retention_days: 0 }, "data_retention_days: too_small"],
    [{ data_retention_days: "30" }, "data_retention_days: invalid_type"],
    [{ data_retention_days: 1.5 }, "data_retention_days: invalid_type"],
    [{ data_retention_days: null }, "data_retention_days: invalid_type"],
    [{ quality_gates: { minimum_test_coverage: 101 } }, "quality_gates.minimum_test_coverage: too_big"],
    [{ custom_rules: [{ prefix: "mart_", required_tags: ["a"] }] }, "custom_rules.0.type: invalid_union"],
    [{ custom_rules: [{ type: "require_meta_field", field: "" }] }, "custom_rules.0.field: too_small"],
    [{ custom_rules: [{ type: "require_tests_of_type", test_types: [] }] }, "custom_rules.0.test_types: too_small"],
    [
      { network_policies: { custom_egress_rules: [{ ports: [{ port: 0 }] }] } },
      "network_policies.custom_egress_rules.0.ports.0.port: too_small",
    ],
  ])("%j is refused", (governance, issue) => {
    expect(issuesOf(Governance, governance)).toEqual([issue]);
  });

  test.each(["off", "warn", "strict"])("%s is an enforcement level", (level) => {
    expect(issuesOf(Governance, { policy_enforcement_level: level })).toEqual([]);
  });

  test("an override ends on a day that exists", () => {
    const override = { pattern: "*", action: "exclude", reason: "Migration." };
    expect(issuesOf(Governance, { policy_overrides: [{ ...override, expires: "2028-02-29" }] })).toEqual([]);
    expect(issuesOf(Governance, { policy_overrides: [{ ...override, expires: "2026-02-29" }] })).toEqual([
      "policy_overrides.0.expires: invalid_format",
    ]);
  });

  test("the settings of a policy belong to its type", () => {
    const policy = { name: "small", type: "max_transforms", action: "warn", message: "Split it." };
    expect(Governance.parse({ policies: [policy] }).policies).toEqual([{ ...policy, config: { threshold: 0 } }]);
    expect(issuesOf(Governance, { policies: [{ ...policy, config: { treshold: 3 } }] })).toEqual([
      "policies.0.config: unrecognized_keys",
    ]);
  });
});

describe("the quality plugin", () => {
  test("a provider alone takes every default", () => {
    expect(QualityConfig.parse({ provider: "soda" })).toMatchObject({
      quality_gates: {
        bronze: { min_test_coverage: 0, required_tests: [], min_score: 0, overridable: true },
        silver: { min_test_coverage: 80, required_tests: ["not_null", "unique"], min_score: 75 },
        gold: { min_test_coverage: 100, min_score: 90 },
      },
      dimension_weights: { completeness: 0.25, accuracy: 0.25, validity: 0.2, consistency: 0.15, timeliness: 0.15 },
      calculation: { baseline_score: 70, severity_weights: { critical: 3, warning: 1, info: 0.5 } },
      thresholds: { min_score: 70, warn_score: 85 },
      check_timeout_seconds: 300,
      enabled: true,
    });
  });

  test("a layer that is given replaces the default of that layer", () => {
    expect(QualityConfig.parse({ provider: "soda", quality_gates: { silver: { min_score: 60 } } })).toMatchObject({
      quality_gates: { silver: { min_test_coverage: 0, required_tests: [], min_score: 60 }, gold: { min_score: 90 } },
    });
  });

  test.each([0, 3601, 1.5])("%s seconds is no check timeout", (check_timeout_seconds) => {
    expect(issuesOf(QualityConfig, { provider: "soda", check_timeout_seconds })).toHaveLength(1);
  });
});
