import {
  at,
  builtin,
  derived,
  isThere,
  type Located,
  originRule,
  type TargetContext,
  type TargetOfProduct,
  type TracedJson,
  withEnvVars,
} from "floe-core/plugin";
import { chosenKind } from "./chosen-kind.ts";
import type { EngineConfig } from "./engine-config.ts";
import type { EngineOption } from "./engine-option.ts";
import type { EngineRow } from "./engine-row.ts";
import { filledName, namesIn } from "./placeholders.ts";

/** The dbt target of an engine: its options under the names that the adapter has for them, secrets as `env_var()`. */
export function engineTarget(row: EngineRow): (context: TargetContext<EngineConfig>) => TracedJson {
  return ({ config, product }) => {
    const own = Object.entries(row.options).flatMap(([name, option]) => {
      const value = at(config, name);
      return isThere(value) ? [[name, targetValue({ value, option }, product)] as const] : [];
    });
    const written = Object.entries(chosenKind(row.credentials, config.value)?.writes ?? {}).map(
      ([name, value]) => [name, builtin(value, "dbt's adapter asks for it and does not use it")] as const,
    );
    return {
      type: builtin(row.name, "the dbt adapter that goes with this engine"),
      threads: at(config, "threads"),
      ...Object.fromEntries([...own, ...written]),
    };
  };
}

/** The leaves of a target that the adapter reads: all, but for those that dbt reads itself. tests/adapters changes each. */
export function engineReads({ options }: EngineRow): readonly `/${string}`[] {
  return Object.keys(options).map((name): `/${string}` => `/${name}/**`);
}

/** The name of a database or schema with those of product and environment filled in. */
export function filled(value: Located<string>, product: TargetOfProduct<EngineConfig>["product"]): Located<string> {
  const name = filledName(value.value, product);
  return name === value.value ? value : derived(filledNameRule, name, [value, ...namesIn(value.value, product)]);
}

interface GivenOption {
  readonly value: Located<unknown>;
  readonly option: EngineOption;
}

function targetValue({ value, option }: GivenOption, product: TargetContext<EngineConfig>["product"]): TracedJson {
  return option.type === "name" && isText(value) ? filled(value, product) : withEnvVars(value);
}

function isText(value: Located<unknown>): value is Located<string> {
  return typeof value.value === "string";
}

const filledNameRule = originRule("filled-name", "the name with those of product and environment filled in");
