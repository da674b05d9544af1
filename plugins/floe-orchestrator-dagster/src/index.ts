import {
  type CheckContext,
  definePlugin,
  derived,
  type GenerateContext,
  optional,
  originRule,
  type Place,
  scheduleRules,
  sectionAt,
  type TracedHelmPart,
} from "floe-core/plugin";
import { DagsterConfig } from "./dagster-config.ts";
import { definitionsFile } from "./definitions-file.ts";
import { floeDagsterReads } from "./floe-dagster-reads.generated.ts";
import { pythonRequirements } from "./python-requirements.ts";
import { workspaceFiles } from "./workspace-files.ts";

const defaultSchedule: Place<CheckContext<DagsterConfig>, Schedule> = ({ config }) =>
  sectionAt(config, "default_schedule");

type Schedule = NonNullable<DagsterConfig["default_schedule"]>;

// Of the ingestion floe-dagster acts on what dlt has to do; the plugin of dlt claims that.
const ofEachProject = floeDagsterReads.filter((leaf) => !leaf.startsWith("/plugins/ingestion/"));

/** Dagster as the orchestrator: a code location for each product, run by the `floe-dagster` library. */
export const plugin = definePlugin({
  kind: "orchestrator",
  name: "dagster",
  config: DagsterConfig,
  rules: scheduleRules(defaultSchedule),
  defaultSchedule: ({ config }) => optional(config, "default_schedule"),
  readers: [
    { name: "floe-dagster", output: "floe_target/compiled_artifacts.json", reads: ofEachProject },
    { name: "dagster", output: "definitions.py", reads: ["/**"] },
  ],
  pythonRequirements: () => pythonRequirements,
  files: (context: GenerateContext<DagsterConfig>) => [definitionsFile(context)],
  helm: codeLocation,
  workspaceFiles,
});

/** The product's entry in Dagster's workspace. */
function codeLocation({ product }: GenerateContext<DagsterConfig>): TracedHelmPart<"orchestrator"> {
  const module = derived(moduleRule, `${product.slug.value}.definitions`, [product.name]);
  return { codeLocations: [{ locationName: product.name, moduleName: module }] };
}

const moduleRule = originRule("code-location-module", "the Python module of the code location");
