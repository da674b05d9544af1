import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { inSpan, type OpenSpan } from "../telemetry/tracing.ts";
import { withoutEchoes } from "./echoes.ts";
import type { Stage, StageContext } from "./stage.ts";

/** Runs stages one after the other: opens a span for each, collects what they find, and leaves out those whose input
 *  is missing or, where they would only echo earlier errors, unsound. */
export interface StageRunner {
  run<I, O>(stage: Stage<I, O>, input: I | undefined): Promise<O | undefined>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A runner; `earlier` findings count as its own: after an error among them, stages that need sound input are left out. */
export function stageRunner(context: StageContext, earlier: readonly Diagnostic[] = []): StageRunner {
  const diagnostics: Diagnostic[] = [...earlier];
  return {
    get diagnostics() {
      return withoutEchoes(diagnostics);
    },
    run: async (stage, input) => {
      if (input === undefined || (stage.input === "sound" && hasErrors(withoutEchoes(diagnostics)))) return undefined;
      await signalsHeard();
      return inSpan(`compile.${stage.name}`, { "compile.stage": stage.name.toUpperCase() }, async (span) => {
        const outcome = await stage.run(input, context);
        diagnostics.push(...outcome.diagnostics);
        report(span, outcome.diagnostics);
        if (outcome.value !== undefined) span.setAttributes(stage.attributes?.(outcome.value) ?? {});
        return outcome.value;
      });
    },
  };
}

/** Lets the process hear of Ctrl-C: the stages of a large compile, and of many small ones, never wait for anything. */
function signalsHeard(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

// Codes and counts only: a message may hold what the user wrote.
function report(span: OpenSpan, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  span.setAttributes({ "compile.diagnostic_count": diagnostics.length, "compile.error_count": errors.length });
  if (errors.length > 0) span.fail(errors[0]?.code ?? "error");
}
