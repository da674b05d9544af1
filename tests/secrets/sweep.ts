import { context, trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { compile } from "../../packages/floe-cli/src/commands/compile.ts";
import { validate } from "../../packages/floe-cli/src/commands/validate.ts";
import { outputFormats } from "../../packages/floe-cli/src/views/formats.ts";
import { memorySession } from "../support/memory-session.ts";
import { smallManifest, smallProduct } from "../support/small-project.ts";

/** What the commands made of two files: everything that left the process, by where it went. */
export type Leavings = ReadonlyMap<string, string>;

const exporter = new InMemorySpanExporter();

/** Switches tracing on, into memory. */
export function recordSpans(): void {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
}

export function forgetSpans(): void {
  trace.disable();
  context.disable();
}

/** Runs `validate` and `compile` in every format on the files, and gathers what they print, write and trace. */
export async function leavings(files: { readonly manifest?: string; readonly product?: string }): Promise<Leavings> {
  const left = new Map<string, string>();
  for (const format of outputFormats) {
    for (const command of ["validate", "compile"] as const) {
      exporter.reset();
      const run = newRun(files);
      const options = { format };
      if (command === "validate") await validate.run({ argument: ["manifest.yaml", "shop"], options }, run.session);
      else await compile.run({ argument: ["shop"], options }, run.session);
      for (const [name, text] of run.printed()) left.set(`${command} ${format} ${name}`, text);
      left.set(`${command} ${format} spans`, spans());
    }
  }
  return left;
}

function newRun(files: { readonly manifest?: string; readonly product?: string }) {
  const inputs = {
    "manifest.yaml": files.manifest ?? smallManifest(),
    "shop/floe.yaml": files.product ?? smallProduct(),
  };
  const { session, host, printed } = memorySession(inputs);
  const outputs = () => Object.entries(host.files()).filter(([path]) => !(path in inputs));
  return { session, printed: () => [["stdout", printed.out], ["stderr", printed.err], ...outputs()] as const };
}

function spans(): string {
  return JSON.stringify(
    exporter.getFinishedSpans().map(({ name, attributes, status, events }) => ({ name, attributes, status, events })),
  );
}
