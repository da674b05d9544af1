import {
  at,
  type BetweenTargets,
  builtin,
  isSecretReference,
  type Located,
  secretVariable,
  type TargetOfProduct,
} from "floe-core/plugin";
import type { EngineConfig } from "./engine-config.ts";
import type { EngineRow } from "./engine-row.ts";
import { filled } from "./engine-target.ts";

/** Targets of one engine that keep their tables in one place, such as two warehouses of an account: a model on the one reads what
 *  the other has built, under the same name. */
export function betweenTargets(row: EngineRow): BetweenTargets<EngineConfig> {
  return {
    database: ({ config, product }) => databaseOf(row, { config, product }),
    unreachable: ({ config, other, product }) => {
      const differs = row.place.find((name) => placeIn(config, name, product) !== placeIn(other, name, product));
      return differs === undefined ? undefined : `\`${differs}\` of the two targets differs, so their tables are apart`;
    },
  };
}

function databaseOf({ database, title }: EngineRow, context: TargetOfProduct<EngineConfig>): Located<string> {
  const name = database === undefined ? undefined : at(context.config, database);
  return name !== undefined && isText(name)
    ? filled(name, context.product)
    : builtin("default", `${title} has one database for both targets`);
}

function placeIn(
  config: Located<EngineConfig>,
  name: string,
  product: TargetOfProduct<EngineConfig>["product"],
): string | undefined {
  const option = at(config, name);
  if (isText(option)) return filled(option, product).value;
  const { value } = option;
  return isSecretReference(value) ? `secret ${secretVariable(value)}` : JSON.stringify(value);
}

function isText(value: Located<unknown>): value is Located<string> {
  return typeof value.value === "string";
}
