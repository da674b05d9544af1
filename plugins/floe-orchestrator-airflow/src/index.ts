import { type CheckContext, definePlugin, optional, type Place, scheduleRules, sectionAt } from "floe-core/plugin";
import { AirflowConfig } from "./airflow-config.ts";
import { dagFile } from "./dag-file.ts";
import { floeAirflowReads } from "./floe-airflow-reads.ts";
import { pythonRequirements } from "./python-requirements.ts";

const defaultSchedule: Place<CheckContext<AirflowConfig>, Schedule> = ({ config }) =>
  sectionAt(config, "default_schedule");

type Schedule = NonNullable<AirflowConfig["default_schedule"]>;

/** Airflow as the orchestrator: a DAG for each product, which Cosmos makes of the dbt project and the `floe-airflow` library of the
 *  artifact. */
export const plugin = definePlugin({
  kind: "orchestrator",
  name: "airflow",
  config: AirflowConfig,
  rules: scheduleRules(defaultSchedule),
  defaultSchedule: ({ config }) => optional(config, "default_schedule"),
  readers: [
    { name: "floe-airflow", output: "floe_target/compiled_artifacts.json", reads: floeAirflowReads },
    { name: "airflow", output: "floe_dag.py", reads: ["/**"] },
  ],
  pythonRequirements: () => pythonRequirements,
  files: (context) => [dagFile(context)],
});
