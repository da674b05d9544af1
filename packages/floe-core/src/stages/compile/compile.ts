import { unlessErrors } from "../../diagnostics/outcome.ts";
import { materialize } from "../../origins/traced.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { liveJinja } from "../../rules/profile/live-jinja.ts";
import type { Stage } from "../stage.ts";
import { compiledArtifacts } from "./artifacts.ts";

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
