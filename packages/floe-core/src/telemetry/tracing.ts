import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

// The only import of the OpenTelemetry API. Without an SDK, which only the command line loads and only when `OTEL_*`
// asks for one, every span here is a no-op.

export type { Attributes } from "@opentelemetry/api";

/** A span that is open. */
export interface OpenSpan {
  setAttributes(attributes: Attributes): void;
  /** Marks the span as failed, for findings that are values and not exceptions. */
  fail(reason: string): void;
}

/** Runs an action under a span; the span ends with it. An exception is noted by its class name only: its message may
 *  hold what the user wrote. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  action: (span: OpenSpan) => T | Promise<T>,
): Promise<T> {
  return trace.getTracer("floe-core").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await action({
        setAttributes: (more) => void span.setAttributes(more),
        fail: (reason) => void span.setStatus({ code: SpanStatusCode.ERROR, message: reason }),
      });
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

// What a plugin throws may throw again when it is looked at.
function nameOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.name) : "exception";
  } catch {
    return "exception";
  }
}
