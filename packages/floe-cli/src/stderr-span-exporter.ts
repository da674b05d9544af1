import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { StandardStreams } from "./terminal.ts";

/** Prints one JSON object a line for each finished span on standard error; standard output belongs to the command. */
export function stderrSpanExporter(say: StandardStreams["err"]): SpanExporter {
  return {
    export: (spans, report) => {
      for (const span of spans) say(`${JSON.stringify(describe(span))}\n`, "json");
      report({ code: 0 });
    },
    shutdown: async () => {},
  };
}

function describe(span: ReadableSpan): object {
  const { traceId, spanId } = span.spanContext();
  return {
    name: span.name,
    trace_id: traceId,
    span_id: spanId,
    parent_span_id: span.parentSpanContext?.spanId,
    duration_milliseconds: span.duration[0] * 1000 + span.duration[1] / 1e6,
    status: span.status,
    attributes: span.attributes,
  };
}
