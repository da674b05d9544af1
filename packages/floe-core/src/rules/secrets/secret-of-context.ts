import { entropyOf } from "../../secrets/entropy.ts";
import type { SecretGroup } from "../../secrets/secret-rule.ts";
import { isTemplate } from "../../secrets/template.ts";
import type { YamlMap } from "../../yaml/node.ts";

/** Where a value stands. */
export interface ValueContext {
  readonly path: readonly (string | number)[];
  /** The key that it belongs to. */
  readonly key: string;
  /** The section that it stands in. */
  readonly around: YamlMap | undefined;
}

interface ContextualSecret {
  readonly group: SecretGroup;
  readonly kind: string;
  readonly length: number;
}

/** Secrets whose form says too little without their surroundings: `id:secret` pairs, authorization headers, and the
 *  secret half of an AWS key. */
export function secretOfContext(value: string, context: ValueContext): ContextualSecret | undefined {
  if (isAwsSecret(value, context)) return found("aws-secret-access-key", value);
  if (isAuthorization(value, context.key)) return found("authorization-header", value);
  return isPair(value, context.key) ? found("id-and-secret", value) : undefined;
}

function found(kind: string, value: string): ContextualSecret {
  return { group: "known-token", kind, length: value.length };
}

function isAwsSecret(value: string, { path, key, around }: ValueContext): boolean {
  if (!/^[A-Za-z0-9/+]{40}$/u.test(value) || entropyOf(value) < 4) return false;
  return (
    /secret_?access_?key/iu.test(key) ||
    path.some((step) => /(?:^|[^a-z])aws|^s3/iu.test(String(step))) ||
    [...(around?.entries.values() ?? [])].some(({ value: { kind, ...rest } }) => kind === "scalar" && isKeyId(rest))
  );
}

function isKeyId(scalar: object): boolean {
  const value = "value" in scalar ? scalar.value : undefined;
  return typeof value === "string" && /^(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$/u.test(value);
}

function isAuthorization(value: string, key: string): boolean {
  const [, secret] = value.match(/^(?:Basic|Bearer|Token|ApiKey)\s{1,4}(\S{8,})$/iu) ?? [];
  return secret !== undefined && /authorization$|^auth$|header$/iu.test(key) && !isTemplate(secret);
}

function isPair(value: string, key: string): boolean {
  if (!/(?:credentials?|auth)$/iu.test(key)) return false;
  const [, secret] = value.match(/^[^\s:/]{1,200}:([^\s:/]\S{3,500})$/u) ?? [];
  return secret !== undefined && !isTemplate(secret) && !/^[a-z]+:\/\//iu.test(value);
}
