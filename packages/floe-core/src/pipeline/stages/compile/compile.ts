import { unlessErrors } from "../../../diagnostics/outcome.ts";
import { materialize } from "../../../source/traced.ts";
import type { Stage } from "../../stage.ts";
import type { EnforcedProject } from "../enforce/enforced-project.ts";
import { compiledArtifacts } from "./artifacts.ts";
import type { CompiledProject } from "./compiled-project.ts";
import { liveJinja } from "./live-jinja.ts";

/** Turns the project into the contract, every leaf with its origin. */
export const compile: Stage<EnforcedProject, CompiledProject> = {
  name: "compile",
  title: "Compile the contract",
  input: "sound",
  run: (project, context) => {
    const artifacts = materialize(compiledArtifacts(project, context));
    return unlessErrors({ ...project, artifacts }, liveJinja(artifacts));
  },
  attributes: ({ identity }) => ({ "compile.profile_name": identity.name.value }),
};
