import { defaultTarget } from "../default-target.ts";
import { profilesOutput, provenanceOutput, requirementsOutput, selectorsName, valuesOutput } from "../own-outputs.ts";
import { chartReads } from "./chart-reads.generated.ts";
import { checkOutputs, type Reader } from "./reader.ts";

/** The readers that every project has. What dbt's adapter reads of a target, the compute plugin says; what the orchestrator
 *  reads of the artifact, its plugin. */
export const ownReaders: readonly Reader[] = [
  {
    name: "dbt",
    output: profilesOutput,
    reads: ["/*/target", `/*/outputs/${defaultTarget}/type`, `/*/outputs/${defaultTarget}/threads`],
  },
  // Each line is a package that it installs; tests/tools/test_requirements.py proves it.
  { name: "pip", output: requirementsOutput, reads: ["/**"] },
  // What proves the files that have no seal of their own.
  { name: "floe compile", output: provenanceOutput, reads: ["/digests/*"] },
  // Whether the outputs are those of the files of now, and where the dbt project stands; tests/tools/test_dagster_elsewhere.py
  // and floe-dagster's test_compiled_inputs.py prove it.
  { name: "floe-dagster", output: provenanceOutput, reads: ["/inputs/*", "/product_folder"] },
  // The chart in charts/floe-platform; tests/chart changes each leaf and looks at what Helm renders.
  { name: "floe-platform", output: valuesOutput, reads: chartReads },
  // Names, arguments and configuration of a test; tests/tools/test_quality_checks.py proves it.
  { name: "dbt", output: checkOutputs, reads: ["/**"] },
  // What `--selector` takes; tests/tools/test_selectors.py proves it.
  { name: "dbt", output: selectorsName, reads: ["/selectors/**"] },
  // Shown to people by `floe explain` with a pointer; tests/docs/explain.test.ts proves it.
  { name: "floe explain", output: provenanceOutput, reads: ["/version", "/outputs/**"] },
];
