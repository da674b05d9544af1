import type { Outcome } from "../diagnostics/outcome.ts";
import type { Host } from "../host/host.ts";
import type { BundledPlugin } from "../plugins/discover.ts";
import type { PluginRuntime } from "../plugins/plugin-runtime.ts";
import type { Attributes } from "../telemetry/tracing.ts";

/** The six stages in their order. */
export const stageNames = ["load", "resolve", "enforce", "compile", "generate", "build"] as const;
export type StageName = (typeof stageNames)[number];

/** What a stage may use of its surroundings. */
export interface StageContext {
  readonly host: Host;
  readonly plugins: PluginSource;
  /** Only the findings are wanted: what stands in the files alone, such as their digests, need not be worked out. */
  readonly findingsOnly?: boolean;
}

/** Where plugins come from. */
export interface PluginSource {
  /** Those that come with the command. */
  readonly bundled: readonly BundledPlugin[];
  /** What runs the code of those that do not. */
  readonly runtime: PluginRuntime;
}

/** One step of a compile. Gives a value, findings, or both; never writes. */
export interface Stage<I, O> {
  readonly name: StageName;
  /** What it does, for progress and documentation. */
  readonly title: string;
  run(input: I, context: StageContext): Outcome<O> | Promise<Outcome<O>>;
  /** What its span tells about the result. Holds no value of a user's setting but names and counts. */
  attributes?(output: O): Attributes;
}
