import { builtin, derived, type Located } from "../origins/located.ts";
import { originRule } from "../origins/rules-of-origin.ts";
import type { Traced } from "../origins/traced.ts";
import type { RunVariable } from "../schemas/values/run-values.ts";

/** A variable of the product's code, by the name that a client reads. */
export type TracedVariable = Traced<RunVariable>;

/** A variable with one value. */
export function runVariable(name: string, value: Located<string>): TracedVariable {
  return { ...formOf(name), value };
}

/** A variable with a number or a truth value. */
export function runVariableOf(name: string, value: Located<number | boolean>): TracedVariable {
  return runVariable(name, asText(value));
}

/** A variable with a value for each environment. */
export function variableByEnvironment(
  name: string,
  values: Readonly<Record<"dev" | "staging" | "prod", Located<number>>>,
): TracedVariable {
  const { dev, staging, prod } = values;
  return { ...formOf(name), byEnvironment: { dev: asText(dev), staging: asText(staging), prod: asText(prod) } };
}

/** A variable into which the pod puts a secret. */
export function variableWithSecret(name: string, secret: Traced<NonNullable<RunVariable["secret"]>>): TracedVariable {
  return { ...formOf(name), secret };
}

function formOf(name: string) {
  return {
    name: builtin(name, "the name that the client reads"),
    value: absent,
    byEnvironment: absent,
    secret: absent,
  };
}

function asText(value: Located<number | boolean>): Located<string> {
  return derived(textRule, String(value.value), [value]);
}

const absent = builtin(undefined, "the variable has another form");
const textRule = originRule("value-as-text", "the value as a text");
