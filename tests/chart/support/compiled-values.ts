import { bundledPlugins } from "floe-cli/bundled-plugins";
import { memoryProject } from "floe-core/testing";
import { parse } from "yaml";
import { clusterFiles, type Selections } from "./cluster-projects.ts";

/** A table as YAML has it. */
export type Table = Readonly<Record<string, unknown>>;

/** The Helm values that floe makes of a project with these plugins. */
export async function compiledValues(selections: Selections): Promise<Table> {
  const project = memoryProject(clusterFiles(selections), { plugins: bundledPlugins });
  const { diagnostics } = await project.compile("shop/floe.yaml");
  const faults = diagnostics.filter(({ severity }) => severity !== "info");
  if (faults.length > 0) throw new Error(faults.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return asTable(parse(project.host.files()["shop/floe_target/values.yaml"] ?? ""));
}

// Helm values are a table by their schema.
function asTable(value: unknown): Table {
  return value as Table;
}
