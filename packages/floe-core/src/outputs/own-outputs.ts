import { type OutputPath, outputPath } from "./output-path.ts";

/** The folder of what floe writes beside floe.yaml. It is visible, because people commit and read what stands in it, and it is
 *  not `target`, which belongs to dbt: `dbt clean` removes that. */
export const outputFolder = "floe_target";

/** The outputs that floe writes by itself. dbt and Dagster look for profiles.yml and definitions.py beside the project. */
export const artifactOutput = outputPath(`${outputFolder}/compiled_artifacts.json`);
export const profilesOutput = outputPath("profiles.yml");
export const valuesOutput = outputPath(`${outputFolder}/values.yaml`);
/** The packages of Python for the product's image. */
export const requirementsOutput = outputPath(`${outputFolder}/requirements.txt`);
export const provenanceOutput = outputPath(`${outputFolder}/provenance.json`);

export const ownOutputs: readonly string[] = [
  artifactOutput,
  profilesOutput,
  valuesOutput,
  requirementsOutput,
  provenanceOutput,
];

/** The selectors of dbt, which it looks for beside dbt_project.yml and nowhere else. */
export const selectorsName = "selectors.yml";

/** Where earlier releases wrote what now stands in the folder of outputs. A compile removes what they left there. */
export const formerOutputs: readonly OutputPath[] = [
  outputPath("target/compiled_artifacts.json"),
  outputPath("target/floe/values.yaml"),
  outputPath("target/floe/provenance.json"),
];
