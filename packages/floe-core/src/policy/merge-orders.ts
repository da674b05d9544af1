import type { Governance } from "../schemas/manifest/governance.ts";

/** How two values of one rule become one, whichever file is nearer: of listed words the later one is stricter; a `higher` number
 *  is; a `kept` value has no order, so that of the base stays; of a list of rules both are kept, and of a list of exceptions,
 *  or of what is approved, only what both files have. */
export type MergeOrder = readonly unknown[] | "higher" | "kept" | "union" | "intersection";

/** The orders of a section by key; `*` stands for any key. */
export interface MergeOrders {
  readonly [key: string]: MergeOrder | MergeOrders;
}

/** A section in which every field has an order: one that is forgotten does not compile. */
type OrdersOf<T> = { readonly [K in keyof T]-?: OrderOf<Exclude<T[K], undefined>> };
type OrderOf<V> = [V] extends [readonly unknown[]]
  ? "union" | "intersection"
  : [V] extends [number]
    ? "higher"
    : [V] extends [object]
      ? OrdersOf<V>
      : readonly V[] | "kept";

const level = ["off", "warn", "strict"] as const;
const switchedOn = [false, true] as const;
const severity = ["warning", "error"] as const;

const governance: OrdersOf<Governance> = {
  pii_encryption: ["optional", "required"],
  audit_logging: ["disabled", "enabled"],
  policy_enforcement_level: level,
  data_retention_days: "higher",
  naming: { enforcement: level, pattern: "kept", custom_patterns: "intersection" },
  quality_gates: {
    minimum_test_coverage: "higher",
    require_descriptions: switchedOn,
    require_column_descriptions: switchedOn,
    block_on_failure: switchedOn,
    layer_thresholds: { bronze: "higher", silver: "higher", gold: "higher" },
    zero_column_coverage_behavior: "kept",
  },
  custom_rules: "union",
  policy_overrides: "intersection",
  data_contracts: {
    enforcement: level,
    auto_generation: { enabled: switchedOn, include_descriptions: switchedOn, default_classification: "kept" },
    drift_detection: {
      enabled: switchedOn,
      fail_on_type_mismatch: switchedOn,
      fail_on_missing_column: switchedOn,
      warn_on_extra_column: switchedOn,
    },
    inheritance_mode: "kept",
  },
  rbac: { enabled: switchedOn, required_role: "kept", allow_principal_fallback: [true, false] },
  secret_scanning: { enabled: switchedOn, exclude_patterns: "intersection", custom_patterns: "union", severity },
  network_policies: { enabled: switchedOn, default_deny: switchedOn, custom_egress_rules: "intersection" },
  policies: "union",
};

/** The settings of a manifest that a nearer file may only make stricter. Of all others the nearer file's value applies. */
export const mergeOrders = {
  governance,
  approved_plugins: { "*": "intersection" },
  approved_sinks: "intersection",
  approved_products: "intersection",
} as const;

/** The order of a member. */
export function orderAt(orders: MergeOrders | undefined, key: string): MergeOrder | MergeOrders | undefined {
  if (orders === undefined) return undefined;
  return Object.hasOwn(orders, key) ? orders[key] : orders["*"];
}

/** Tells the order of one setting from those of a section. */
export function isOrder(order: MergeOrder | MergeOrders | undefined): order is MergeOrder {
  return typeof order === "string" || Array.isArray(order);
}
