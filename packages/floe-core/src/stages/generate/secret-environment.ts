import { builtin } from "../../origins/located.ts";
import type { Traced } from "../../origins/traced.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import { neededSecrets } from "../../project/needed-secrets.ts";
import type { HelmValues } from "../../schemas/values/helm-values.ts";

/** One entry of a pod's `env` for each secret that a selected plugin refers to, and the product's code needs. */
export function secretEnvironment(project: CompiledProject): Traced<HelmValues["secretEnvironment"]> {
  const inPods = neededSecrets(project).filter((secret) => secret.inPods);
  if (inPods.length === 0) return builtin([], "no selected plugin refers to a secret");
  return inPods.map(({ name, key, variable }) => ({ name: variable, valueFrom: { secretKeyRef: { name, key } } }));
}
