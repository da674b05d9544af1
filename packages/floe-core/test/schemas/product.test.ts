import { Product } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { fullProduct } from "./full-product.ts";
import { issuesOf } from "./issues.ts";

const smallest = {
  apiVersion: "floe.dev/v1",
  kind: "FloeSpec",
  metadata: { name: "berth-planning", version: "1.0.0" },
  transforms: [{ name: "stg_calls" }],
};

describe("the root", () => {
  test("a product with every key is valid and keeps every value", () => {
    expect(Product.parse(fullProduct)).toEqual(fullProduct);
  });

  test("nothing is invented for what is absent", () => {
    expect(Product.parse(smallest)).toEqual(smallest);
  });

  test.each([
    [{ kind: "Product" }, "kind: invalid_value"],
    [{ transforms: [] }, "transforms: too_small"],
    [{ api_version: "floe.dev/v1" }, ": unrecognized_keys"],
    [{ output_ports: [] }, ": unrecognized_keys"],
    [{ catalog: "9" }, "catalog: invalid_format"],
    [{ storage: null }, "storage: invalid_type"],
    [{ platform: { manifest: "" } }, "platform.manifest: too_small"],
    [{ governance: { enforcement_level: "strict" } }, "governance: unrecognized_keys"],
    [{ governance: { policy_enforcement_level: "high" } }, "governance.policy_enforcement_level: invalid_value"],
  ])("%j is refused", (part, issue) => {
    expect(issuesOf(Product, { ...smallest, ...part })).toEqual([issue]);
  });
});

describe("names", () => {
  test.each(["a", "a-", "a--b", "default", "a9", "a".repeat(63)])("%s names a product", (name) => {
    expect(issuesOf(Product, { ...smallest, metadata: { name, version: "1.0.0" } })).toEqual([]);
  });

  test.each(["", "9a", "-a", "A", "a_b", "a\n"])("%j does not name a product", (name) => {
    expect(issuesOf(Product, { ...smallest, metadata: { name, version: "1.0.0" } })).toEqual([
      "metadata.name: invalid_format",
    ]);
  });

  test.each(["stg_calls", "_a", "A9", "9a", "stg-calls", "-a", "v1.orders", "a".repeat(200)])(
    "%s names a transform",
    (name) => {
      expect(issuesOf(Product, { ...smallest, transforms: [{ name }] })).toEqual([]);
    },
  );

  test.each(["", ".a", "a b", "a+b", "größe", 'a"b', "a\n", "a".repeat(201)])(
    "%j does not name a transform",
    (name) => {
      expect(issuesOf(Product, { ...smallest, transforms: [{ name }] })).toHaveLength(1);
    },
  );
});

test.each(["id", "order id", "größe", "日本", "9a", "a.b", "a-b", "#1", "a".repeat(255)])(
  "%s names a column",
  (name) => {
    expect(issuesOf(Product, withColumn(name))).toEqual([]);
  },
);

test.each(["", " id", "id ", "i'd", 'i"d', "`id`", "{{ id }}", "i\td", "i\nd", "a".repeat(256)])(
  "%j does not name a column",
  (name) => {
    expect(issuesOf(Product, withColumn(name))).not.toEqual([]);
  },
);

function withColumn(name: string) {
  return { ...smallest, outputPorts: [{ name: "orders", schema: [{ name, type: "string" }] }] };
}

describe("parts", () => {
  test("a transform has camel-case keys only", () => {
    expect(issuesOf(Product, { ...smallest, transforms: [{ name: "a", depends_on: [] }] })).toEqual([
      "transforms.0: unrecognized_keys",
    ]);
  });

  test("a schedule runs in UTC and is enabled unless it says otherwise", () => {
    expect(Product.parse({ ...smallest, schedule: {} }).schedule).toEqual({ timezone: "UTC", enabled: true });
  });

  test("a quality check takes its defaults", () => {
    const check = { name: "a", type: "not_null", dimension: "validity" };
    const product = Product.parse({ ...smallest, transforms: [{ name: "a", qualityChecks: [check] }] });
    const qualityChecks = [{ ...check, severity: "warning", parameters: {}, enabled: true }];
    expect(product.transforms).toEqual([{ name: "a", qualityChecks }]);
  });

  test.each([0.1, 10])("%s is a weight of a check", (custom_weight) => {
    const check = { name: "a", type: "not_null", dimension: "validity", custom_weight };
    expect(issuesOf(Product, { ...smallest, transforms: [{ name: "a", qualityChecks: [check] }] })).toEqual([]);
  });

  test.each([0.09, 10.1, "2"])("%j is no weight of a check", (custom_weight) => {
    const check = { name: "a", type: "not_null", dimension: "validity", custom_weight };
    expect(issuesOf(Product, { ...smallest, transforms: [{ name: "a", qualityChecks: [check] }] })).toHaveLength(1);
  });

  test("an output port has columns, and primaryKey in camel case", () => {
    expect(issuesOf(Product, { ...smallest, outputPorts: [{ name: "a", schema: [] }] })).toEqual([
      "outputPorts.0.schema: too_small",
    ]);
    const column = { name: "id", type: "string", primary_key: true };
    expect(issuesOf(Product, { ...smallest, outputPorts: [{ name: "a", schema: [column] }] })).toEqual([
      "outputPorts.0.schema.0: unrecognized_keys",
    ]);
  });

  test.each([0, 100001, 1.5])("%s is no batch size", (batch_size) => {
    const destination = { name: "board", sink_type: "postgres", connection_secret_ref: "board", batch_size };
    expect(issuesOf(Product, { ...smallest, destinations: [destination] })).toHaveLength(1);
  });
});
