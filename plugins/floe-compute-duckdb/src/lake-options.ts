import { at, isThere, type Located, type SelectedLake } from "floe-core/plugin";

type Table = Located<{ readonly [option: string]: unknown }>;

/** An option of a catalog or a storage; nothing where it is left out. */
export function lakeOption({ config }: Pick<SelectedLake, "config">, name: string): Located<unknown> | undefined {
  return memberOf(config, name);
}

/** A text among those options. */
export function lakeText(lake: Pick<SelectedLake, "config">, name: string): Located<string> | undefined {
  const option = memberOf(lake.config, name);
  return option !== undefined && isText(option) ? option : undefined;
}

/** A table among those options, such as the credentials. */
export function lakeTable(lake: Pick<SelectedLake, "config">, name: string): Pick<SelectedLake, "config"> | undefined {
  const option = memberOf(lake.config, name);
  return option !== undefined && isTable(option) ? { config: option } : undefined;
}

function memberOf(config: Table, name: string): Located<unknown> | undefined {
  const option = at(config, name);
  return isThere(option) && option.value !== undefined ? option : undefined;
}

export function isText(option: Located<unknown>): option is Located<string> {
  return typeof option.value === "string";
}

function isTable(option: Located<unknown>): option is Table {
  return typeof option.value === "object" && option.value !== null && !Array.isArray(option.value);
}
