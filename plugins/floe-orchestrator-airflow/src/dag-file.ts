import { builtin, type GenerateContext, type GeneratedFile, materializeJson, outputPath } from "floe-core/plugin";
import type { AirflowConfig } from "./airflow-config.ts";

// A fixed text: nothing of the user's gets into Python. What differs between products is in the artifact that it reads.
const dag = `"""Airflow DAG, written by floe. Change manifest.yaml or floe.yaml and run \`floe compile\`."""

from pathlib import Path

from floe_airflow import product_dag

dag = product_dag(Path(__file__).parent / "floe_target" / "compiled_artifacts.json")
`;

/** floe_dag.py: the DAG that Airflow finds in its folder of DAGs. */
export function dagFile({ plugin }: GenerateContext<AirflowConfig>): GeneratedFile {
  const { trace } = materializeJson(builtin(dag, "the DAG is the same text for every product"));
  return { path: outputPath("floe_dag.py"), text: dag, owner: plugin, trace };
}
