import { runRules } from "../../checking/run-rules.ts";
import { ok } from "../../diagnostics/outcome.ts";
import { materialize } from "../../origins/traced.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { EnforcedProject } from "../../project/enforced-project.ts";
import { profileRules } from "../../rules/profile/index.ts";
import { routingRules } from "../../rules/routing/index.ts";
import type { Stage } from "../stage.ts";
import { compiledArtifacts } from "./artifacts.ts";

/** Turns the project into the contract, every leaf with its origin. */
export const compile: Stage<EnforcedProject, CompiledProject> = {
  name: "compile",
  title: "Compile the contract",
  run: (project, context) => {
    const routing = runRules(routingRules, project);
    const artifacts = materialize(compiledArtifacts(project, context));
    const profile = runRules(profileRules, { ...project, artifacts });
    return ok({ ...project, artifacts }, [...routing.findings, ...profile.findings]);
  },
  attributes: ({ identity }) => ({ "compile.profile_name": identity.name.value }),
};
