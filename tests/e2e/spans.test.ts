import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { smallManifest, smallProduct, smallProject } from "../support/small-project.ts";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

beforeAll(() => provider.register());
beforeEach(() => exporter.reset());
afterAll(async () => {
  await provider.shutdown();
  trace.disable();
  context.disable();
});

async function spansOf(files: Parameters<typeof smallProject>[0]): Promise<readonly ReadableSpan[]> {
  await smallProject(files).compile("shop/floe.yaml");
  return [...exporter.getFinishedSpans()].sort((left, right) => compareTimes(left.startTime, right.startTime));
}

function compareTimes(left: ReadableSpan["startTime"], right: ReadableSpan["startTime"]): number {
  return left[0] - right[0] || left[1] - right[1];
}

const stages = ["load", "resolve", "enforce", "compile", "generate", "build"];

test("a compile is one span with six children in the order of the stages", async () => {
  const spans = await spansOf({});
  const pipeline = spans.find(({ name }) => name === "compile.pipeline");
  const children = spans.filter(
    ({ parentSpanContext }) => parentSpanContext?.spanId === pipeline?.spanContext().spanId,
  );
  expect(spans).toHaveLength(7);
  expect(pipeline?.parentSpanContext).toBeUndefined();
  expect(children.map(({ name }) => name)).toEqual(stages.map((stage) => `compile.${stage}`));
  expect(children.map(({ attributes }) => attributes["compile.stage"])).toEqual(
    stages.map((stage) => stage.toUpperCase()),
  );
  for (const span of spans) expect(span.status.code).toBe(SpanStatusCode.UNSET);
});

test("the spans tell what was compiled", async () => {
  const spans = await spansOf({ product: smallProduct("  - name: customers\n") });
  const attributes = Object.assign({}, ...spans.map((span) => span.attributes));
  expect(attributes).toMatchObject({
    "compile.product_name": "shop",
    "compile.artifacts_version": "0.8.0",
    "compile.compute_plugin": "duckdb",
    "compile.orchestrator_plugin": "dagster",
    "compile.model_count": 2,
    "compile.output_count": 6,
    "enforcement.level": "warn",
    "enforcement.passed": true,
  });
});

test("a stage with errors is marked with a code, and the later stages do not run", async () => {
  const spans = await spansOf({ product: smallProduct("schedule: {cron: every day}\n") });
  const load = spans.find(({ name }) => name === "compile.load");
  expect(load?.status).toEqual({ code: SpanStatusCode.ERROR, message: "product/bad-cron" });
  expect(load?.attributes).toMatchObject({ "compile.error_count": 1 });
  expect(spans.map(({ name }) => name)).not.toContain("compile.generate");
  expect(spans.find(({ name }) => name === "compile.pipeline")?.status.code).toBe(SpanStatusCode.ERROR);
});

test("no text of the user's gets into a span of a failed compile", async () => {
  const marker = "marker-of-the-user";
  const manifest = smallManifest(`observability: {tracing: {exporter: ${marker}}}\n`);
  const product = smallProduct(`    dependsOn: [${marker}]\nschedule: {cron: ${marker}}\n`);
  const spans = await spansOf({ manifest, product });
  const told = spans.map(({ name, attributes, status, events }) => ({ name, attributes, status, events }));
  expect(JSON.stringify(told)).not.toContain(marker);
});
