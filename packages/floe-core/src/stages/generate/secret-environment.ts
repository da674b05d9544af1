import { at, builtin, derived, type Located } from "../../origins/located.ts";
import { originRule } from "../../origins/rules-of-origin.ts";
import { secretsWithin } from "../../origins/secrets-within.ts";
import type { Traced } from "../../origins/traced.ts";
import type { CompiledProject } from "../../project/compiled-project.ts";
import type { HelmValues } from "../../schemas/values/helm-values.ts";
import { type SecretReferenceLike, secretVariable } from "../../secrets/reference.ts";

type SecretEnvironment = HelmValues["secretEnvironment"];

/** One entry of a pod's `env` for each secret that a selected plugin refers to. */
export function secretEnvironment({ platform, engines }: CompiledProject): Traced<SecretEnvironment> {
  const selected = [...platform.plugins.values(), ...engines.map((engine) => engine.selected)];
  const references = selected.flatMap(({ options }) => (options === undefined ? [] : secretsWithin(options)));
  const byVariable = new Map(references.map((reference) => [secretVariable(reference.value), reference]));
  const variables = [...byVariable].sort(([left], [right]) => (left < right ? -1 : 1));
  if (variables.length === 0) return builtin([], "no selected plugin refers to a secret");
  return variables.map(([variable, reference]) => entryOf(variable, reference));
}

function entryOf(variable: string, reference: Located<SecretReferenceLike>): Traced<SecretEnvironment[number]> {
  const { secret_ref, key = "value" } = reference.value;
  return {
    name: derived(variableRule, variable, [reference]),
    valueFrom: {
      secretKeyRef: {
        name: derived(secretNameRule, secret_ref, [at(reference, "secret_ref")]),
        key: derived(secretKeyRule, key, [at(reference, "key")]),
      },
    },
  };
}

const variableRule = originRule("secret-variable", "the variable that a secret reference is read from");

const secretNameRule = originRule("secret-name", "the Kubernetes Secret that a reference names");

const secretKeyRule = originRule("secret-key", "the key of a reference; `value` when it names none");
