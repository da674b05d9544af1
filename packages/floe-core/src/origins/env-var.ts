import { isSecretReference, secretVariable } from "../secrets/reference.ts";
import { derived, items, type Located, members } from "./located.ts";
import type { TracedJson } from "./traced.ts";

/** The rule by which a secret reference becomes the text that dbt reads the secret with. */
export const envVarRule = "the env_var() by which dbt reads the secret at run time";

/** Options for a dbt profile: each reference to a secret becomes the `env_var()` that reads it, the rest stays. */
export function withEnvVars(options: Located<unknown>): TracedJson {
  const { value } = options;
  if (isSecretReference(value)) return derived(envVarRule, `{{ env_var('${secretVariable(value)}') }}`, [options]);
  if (isList(options)) return items(options).map(withEnvVars);
  if (!isTable(options)) return options;
  return Object.fromEntries(members(options).map(([key, member]) => [key, withEnvVars(member)]));
}

function isList(value: Located<unknown>): value is Located<readonly unknown[]> {
  return Array.isArray(value.value) && value.value.length > 0;
}

function isTable(value: Located<unknown>): value is Located<{ readonly [key: string]: unknown }> {
  return (
    typeof value.value === "object" &&
    value.value !== null &&
    !Array.isArray(value.value) &&
    Object.keys(value.value).length > 0
  );
}
