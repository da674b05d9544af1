import { context, trace } from "@opentelemetry/api";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { stderrSpanExporter } from "../src/stderr-span-exporter.ts";
import { startTelemetry } from "../src/telemetry-sdk.ts";
import { wantsTelemetry } from "../src/wants-telemetry.ts";
import { withTelemetry } from "../src/with-telemetry.ts";

afterEach(() => {
  trace.disable();
  context.disable();
});

/** What is written to standard error until the test ends. */
function standardError(): () => string {
  let text = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return () => text;
}

test.each([
  [{}, false],
  [{ OTEL_TRACES_EXPORTER: "console" }, true],
  [{ OTEL_TRACES_EXPORTER: "otlp" }, true],
  [{ OTEL_TRACES_EXPORTER: "none", OTEL_EXPORTER_OTLP_ENDPOINT: "http://x" }, false],
  [{ OTEL_TRACES_EXPORTER: " " }, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://x" }, true],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://x" }, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
  [{ OTEL_TRACES_EXPORTER: "console", OTEL_SDK_DISABLED: "TRUE" }, false],
  [{ OTEL_SERVICE_NAME: "x" }, false],
])("%j asks for traces: %s", (environment, wanted) => {
  expect(wantsTelemetry(environment)).toBe(wanted);
});

describe("an action", () => {
  const wanted = { OTEL_TRACES_EXPORTER: "console" };

  test("runs without the SDK when nothing asks for traces", async () => {
    const load = vi.fn();
    expect(await withTelemetry(async () => "done", { environment: {}, load })).toBe("done");
    expect(load).not.toHaveBeenCalled();
  });

  test("runs with it, and the SDK is shut down after it", async () => {
    const events: string[] = [];
    const shutdown = async (): Promise<void> => void events.push("shutdown");
    const load = () => ({ startTelemetry: () => ({ shutdown }) });
    const action = async (): Promise<number> => events.push("action");
    expect(await withTelemetry(action, { environment: wanted, load })).toBe(1);
    expect(events).toEqual(["action", "shutdown"]);
  });

  test("is not changed by an SDK that does not load, and says so in one line", async () => {
    const printed = standardError();
    const load = (): never => {
      throw new Error("not installed\nsecond line");
    };
    expect(await withTelemetry(async () => "done", { environment: wanted, load })).toBe("done");
    expect(printed()).toBe("floe: tracing is off: not installed\n");
  });

  test("that throws shuts the SDK down too", async () => {
    const shutdown = vi.fn(async () => {});
    const load = () => ({ startTelemetry: () => ({ shutdown }) });
    const action = (): Promise<never> => Promise.reject(new Error("a bug"));
    await expect(withTelemetry(action, { environment: wanted, load })).rejects.toThrow("a bug");
    expect(shutdown).toHaveBeenCalledOnce();
  });
});

describe("the SDK", () => {
  test("prints each span as a line on standard error with the exporter `console`", async () => {
    const printed = standardError();
    const telemetry = startTelemetry({ OTEL_TRACES_EXPORTER: "console" });
    trace.getTracer("test").startActiveSpan("outer", (span) => span.end());
    await telemetry.shutdown();
    expect(JSON.parse(printed())).toMatchObject({
      name: "outer",
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/u),
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/u),
      duration_milliseconds: expect.any(Number),
    });
  });

  test("names an exporter that it does not know", async () => {
    const printed = standardError();
    await startTelemetry({ OTEL_TRACES_EXPORTER: "jaeger, none" }).shutdown();
    expect(printed()).toBe('floe: the traces exporter "jaeger" is unknown; use otlp, console or none.\n');
  });

  test("waits two seconds at most for a collector that is away", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
    onTestFinished(() => void vi.unstubAllEnvs());
    const telemetry = startTelemetry({});
    trace.getTracer("test").startActiveSpan("lost", (span) => span.end());
    const before = performance.now();
    await telemetry.shutdown();
    expect(performance.now() - before).toBeLessThan(2500);
  });
});

test("the exporter has nothing to close", async () => {
  await expect(stderrSpanExporter().shutdown()).resolves.toBeUndefined();
});
