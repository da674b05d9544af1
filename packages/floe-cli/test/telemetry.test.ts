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

/** Standard error, and what is printed there. */
function standardError() {
  let text = "";
  const say = (more: string): void => {
    text += more;
  };
  return { say, printed: () => text };
}

const say = (): void => undefined;

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
    expect(await withTelemetry(async () => "done", { environment: {}, load, say })).toBe("done");
    expect(load).not.toHaveBeenCalled();
  });

  test("runs with it, and the SDK is shut down after it", async () => {
    const events: string[] = [];
    const shutdown = async (): Promise<void> => void events.push("shutdown");
    const load = () => ({ startTelemetry: () => ({ shutdown }) });
    const action = async (): Promise<number> => events.push("action");
    expect(await withTelemetry(action, { environment: wanted, load, say })).toBe(1);
    expect(events).toEqual(["action", "shutdown"]);
  });

  test("is not changed by an SDK that does not load, and says so in one line", async () => {
    const { say, printed } = standardError();
    const load = (): never => {
      throw new Error("not installed\nsecond line");
    };
    expect(await withTelemetry(async () => "done", { environment: wanted, load, say })).toBe("done");
    expect(printed()).toBe("floe: tracing is off: not installed\n");
  });

  test("that throws shuts the SDK down too", async () => {
    const shutdown = vi.fn(async () => {});
    const load = () => ({ startTelemetry: () => ({ shutdown }) });
    const action = (): Promise<never> => Promise.reject(new Error("a bug"));
    await expect(withTelemetry(action, { environment: wanted, load, say })).rejects.toThrow("a bug");
    expect(shutdown).toHaveBeenCalledOnce();
  });
});

describe("the SDK", () => {
  test("prints each span as a line on standard error with the exporter `console`", async () => {
    const { say, printed } = standardError();
    const telemetry = startTelemetry({ OTEL_TRACES_EXPORTER: "console" }, say);
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
    const { say, printed } = standardError();
    await startTelemetry({ OTEL_TRACES_EXPORTER: "jaeger, none" }, say).shutdown();
    expect(printed()).toBe('floe: the traces exporter "jaeger" is unknown; use otlp, console or none.\n');
  });

  test("waits two seconds at most for a collector that is away", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
    onTestFinished(() => void vi.unstubAllEnvs());
    const telemetry = startTelemetry({}, say);
    trace.getTracer("test").startActiveSpan("lost", (span) => span.end());
    const before = performance.now();
    await telemetry.shutdown();
    expect(performance.now() - before).toBeLessThan(2500);
  });
});

test("the exporter has nothing to close", async () => {
  await expect(stderrSpanExporter(say).shutdown()).resolves.toBeUndefined();
});
