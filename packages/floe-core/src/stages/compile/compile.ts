import { runRules } from "../../checking/run-rules.ts";
import { ok } from "../../diagnostics/outcome.ts";
import { materialize } from "../../origins/traced.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { profileHasNoLiveJinja } from "../../rules/profile/no-live-jinja.ts";
import type { Stage } from "../stage.ts";
import { compiledArtifacts } from "./artifacts.ts";

/** Turns the project into the contract, every leaf with its origin. */
export const compile: Stage<EnforcedProject, CompiledProject> = {
  name: "compile",
  title: "Compile the contract",
  run: (project, context) => {
    const artifacts = materialize(compiledArtifacts(project, context));
    return ok({ ...project, artifacts }, runRules([profileHasNoLiveJinja], artifacts).findings);
  },
  attributes: ({ identity }) => ({ "compile.profile_name": identity.name.value }),
};
