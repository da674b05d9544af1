import { didYouMean } from "../text/did-you-mean.ts";

/** A reference to a secret, as both files write it. */
export interface SecretReferenceLike {
  readonly secret_ref: string;
  readonly key?: string | undefined;
}

/** The environment variable that holds a secret at run time. dbt scrubs values from its logs, and keeps them out of
 *  models, only where the name starts with `DBT_ENV_SECRET`. */
export function secretVariable({ secret_ref, key }: SecretReferenceLike): string {
  const parts = key === undefined ? [secret_ref] : [secret_ref, key];
  return `DBT_ENV_SECRET_FLOE_${parts.map((part) => part.toUpperCase().replace(/[^A-Z0-9]/gu, "_")).join("_")}`;
}

/** The file that holds the value of a secret where it is mounted; floe-dagster looks there when the variable is not set. */
export function secretFile({ secret_ref, key = "value" }: SecretReferenceLike): string {
  return `${secretsRoot}/${secret_ref}/${key}`;
}

/** The folder of mounted secrets, as floe_dagster.secrets has it. */
const secretsRoot = "/var/run/secrets/floe";

/** Whether a map with these keys is meant as a reference, whatever is wrong with it: it has `secret_ref`, or a misspelt
 *  one, or nothing but the `key` of one. */
export function isTryAtReference(keys: readonly string[]): boolean {
  return keys.some((key) => didYouMean(key, ["secret_ref"]) !== undefined) || (keys.length === 1 && keys[0] === "key");
}

/** Whether a plain value is a reference to a secret and nothing else. */
export function isSecretReference(value: unknown): value is SecretReferenceLike {
  if (typeof value !== "object" || value === null || !("secret_ref" in value)) return false;
  const { secret_ref: name, ...rest } = value;
  const others = Object.entries(rest);
  return typeof name === "string" && others.every(([key, member]) => key === "key" && typeof member === "string");
}
