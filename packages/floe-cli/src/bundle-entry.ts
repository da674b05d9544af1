import { provideSchemas, type SchemaModules } from "./compiled-schema.ts";
import { type DiffModule, provideDiffs } from "./diffs-on-demand.ts";
import { type KitModule, provideKit } from "./kit-on-demand.ts";
import { main as run, type Surroundings } from "./main.ts";
import { type PatternModule, providePatterns } from "./patterns-on-demand.ts";
import { provideRanges, type RangeModule } from "./ranges-on-demand.ts";
import { type TelemetryModule, withTelemetry } from "./with-telemetry.ts";

/** What the launcher hands in, because a script that comes from V8's code cache cannot do it itself. */
export interface Launcher extends Surroundings {
  readonly loadTelemetry: () => TelemetryModule;
  readonly loadSchemas: () => SchemaModules;
  readonly loadPatterns: () => PatternModule;
  readonly loadRanges: () => RangeModule;
  readonly loadDiffs: () => DiffModule;
  readonly loadKit: () => KitModule;
}

/** Runs the command line and gives its exit code. */
export async function main(
  argv: readonly string[],
  { loadTelemetry, loadSchemas, loadPatterns, loadRanges, loadDiffs, loadKit, ...surroundings }: Launcher,
): Promise<number> {
  provideSchemas(loadSchemas);
  providePatterns(loadPatterns);
  provideRanges(loadRanges);
  provideDiffs(loadDiffs);
  provideKit(loadKit);
  const tools = { environment: process.env, load: loadTelemetry, say: surroundings.streams.err };
  return withTelemetry(() => run(argv, surroundings), tools);
}
