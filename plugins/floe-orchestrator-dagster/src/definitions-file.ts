import { builtin, type GenerateContext, type GeneratedFile, materializeJson, outputPath } from "floe-core/plugin";
import type { DagsterConfig } from "./dagster-config.ts";

// A fixed text: nothing of the user's gets into Python. What differs between products is in the artifact that it reads.
const definitions = `"""Dagster code location, written by floe. Change manifest.yaml or floe.yaml and run \`floe compile\`."""

from pathlib import Path

from floe_dagster import FloeDefinitions

defs = FloeDefinitions.from_compiled_artifacts(Path(__file__).parent / "floe_target" / "compiled_artifacts.json")
`;

/** definitions.py: the code location that Dagster loads. */
export function definitionsFile({ plugin }: GenerateContext<DagsterConfig>): GeneratedFile {
  const { trace } = materializeJson(builtin(definitions, "the code location is the same text for every product"));
  return { path: outputPath("definitions.py"), text: definitions, owner: plugin, trace };
}
