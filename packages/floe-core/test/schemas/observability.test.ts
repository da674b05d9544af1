import { Manifest, Observability } from "floe-core/schemas";
import { describe, expect, test } from "vitest";
import { issuesOf } from "./issues.ts";

const defaults = {
  tracing: { enabled: true, exporter: "otlp", endpoint: "http://localhost:4317" },
  lineage: { enabled: true, transport: "http", endpoint: "http://localhost:5000/api/v1/lineage" },
  logging: { level: "INFO", format: "json" },
};

describe("defaults", () => {
  test("an empty section takes every default", () => {
    expect(Observability.parse({})).toEqual(defaults);
  });

  test("an empty inner section takes the defaults of that section", () => {
    expect(Observability.parse({ tracing: {}, lineage: {}, logging: {} })).toEqual(defaults);
  });

  test("a partial section keeps what is given and takes the other defaults", () => {
    expect(Observability.parse({ tracing: { enabled: false }, logging: { level: "ERROR" } })).toEqual({
      ...defaults,
      tracing: { ...defaults.tracing, enabled: false },
      logging: { level: "ERROR", format: "json" },
    });
  });

  test("a manifest without the section has none", () => {
    const manifest = {
      apiVersion: "floe.dev/v1",
      kind: "Manifest",
      metadata: { name: "harbour", version: "1.0.0", owner: "platform" },
      plugins: {},
    };
    expect(Manifest.parse(manifest)).not.toHaveProperty("observability");
    expect(Manifest.parse({ ...manifest, observability: {} }).observability).toEqual(defaults);
  });
});

describe("limits", () => {
  test.each([
    "http://127.0.0.1:4317",
    "http://10.0.0.7",
    "https://collector.example/v1/traces?team=a#top",
    "http://[::1]:4317",
    "http://otel-collector.floe-system.svc:65535",
  ])("%s is an endpoint", (endpoint) => {
    expect(issuesOf(Observability, { tracing: { endpoint }, lineage: { endpoint } })).toEqual([]);
  });

  test.each([
    "",
    "localhost:4317",
    "grpc://collector:4317",
    "ftp://collector",
    " http://collector",
    "http://collector ",
    "http://",
    "http://user:pass@collector",
    "http://collector:0",
    "http://collector:65536",
    "http://collector:port",
    "http://collector\n",
  ])("%j is no endpoint", (endpoint) => {
    expect(issuesOf(Observability, { tracing: { endpoint }, lineage: { endpoint } })).toEqual([
      "tracing.endpoint: invalid_format",
      "lineage.endpoint: invalid_format",
    ]);
  });

  test.each([
    [{ tracing: { exporter: "jaeger" } }, "tracing.exporter: invalid_value"],
    [{ lineage: { transport: "kafka" } }, "lineage.transport: invalid_value"],
    [{ logging: { level: "info" } }, "logging.level: invalid_value"],
    [{ logging: { level: "CRITICAL" } }, "logging.level: invalid_value"],
    [{ logging: { format: "xml" } }, "logging.format: invalid_value"],
    [{ tracing: { enabled: "true" } }, "tracing.enabled: invalid_type"],
    [{ tracing: null }, "tracing: invalid_type"],
    [{ tracing: { protocol: "grpc" } }, "tracing: unrecognized_keys"],
    [{ metrics: {} }, ": unrecognized_keys"],
  ])("%j is refused", (section, issue) => {
    expect(issuesOf(Observability, section)).toEqual([issue]);
  });
});
