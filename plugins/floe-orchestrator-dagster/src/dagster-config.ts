import { DefaultScheduleOption } from "floe-core/schemas";
import * as z from "zod";

/** The options of `plugins.orchestrator.config` for `type: dagster`. */
export const DagsterConfig = z.strictObject({ default_schedule: DefaultScheduleOption });

export type DagsterConfig = z.output<typeof DagsterConfig>;
