import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { inSpan, type OpenSpan } from "../telemetry/tracing.ts";
import { signalsHeard } from "./signals-heard.ts";
import type { Stage, StageContext } from "./stage.ts";

/** Runs stages one after the other: opens a span for each and collects what they find. */
export interface StageRunner {
  /** Gives `undefined` where the input is missing. */
  run<I, O>(stage: Stage<I, O>, input: I | undefined): Promise<O | undefined>;
  /** A value for stages that work on sound input only; `undefined` after an error. What they find can only be found then. */
  sound<T>(value: T | undefined): T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A runner; `earlier` findings count as its own. */
export function stageRunner(context: StageContext, earlier: readonly Diagnostic[] = []): StageRunner {
  const diagnostics: Diagnostic[] = [...earlier];
  let isSound = false;
  return {
    diagnostics,
    sound: (value) => {
      isSound = true;
      return hasErrors(diagnostics) ? undefined : value;
    },
    run: async (stage, input) => {
      if (input === undefined) return undefined;
      await signalsHeard();
      return inSpan(`compile.${stage.name}`, { "compile.stage": stage.name.toUpperCase() }, async (span) => {
        const outcome = await stage.run(input, context);
        diagnostics.push(...(isSound ? outcome.diagnostics.map(foundLate) : outcome.diagnostics));
        report(span, outcome.diagnostics);
        if (outcome.value !== undefined) span.setAttributes(stage.attributes?.(outcome.value) ?? {});
        return outcome.value;
      });
    },
  };
}

function foundLate(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, late: true };
}

// Codes and counts only: a message may hold what the user wrote.
function report(span: OpenSpan, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  span.setAttributes({ "compile.diagnostic_count": diagnostics.length, "compile.error_count": errors.length });
  if (errors.length > 0) span.fail(errors[0]?.code ?? "error");
}
