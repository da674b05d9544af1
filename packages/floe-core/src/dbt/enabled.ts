import type { YamlNode } from "../yaml/node.ts";
import { configuredAt } from "./configured-at.ts";

/** Whether a node of a dbt project takes part: a constant, or something that only rendering decides. `undefined` where nothing
 *  is said; dbt's default is true. */
export type Enabled = boolean | "undecided" | undefined;

/** What a value of `enabled` says. A text is Jinja, or a word that dbt works out. */
export function enabledIn(node: YamlNode | undefined): Enabled {
  if (node?.kind !== "scalar" || node.value === null)
    return node?.kind === "scalar" || node === undefined ? undefined : "undecided";
  if (typeof node.value === "boolean") return node.value;
  const word = String(node.value).toLowerCase();
  return word === "true" || word === "false" ? word === "true" : "undecided";
}

/** The first that says something: what stands nearest to a node has the last word. */
export function nearestEnabled(...said: readonly Enabled[]): boolean | "undecided" {
  return said.find((each) => each !== undefined) ?? true;
}

/** What `models:`, `seeds:` or `snapshots:` in dbt_project.yml says about a node at `path`: its package, its folders, its name. The
 *  longest way that fits counts. */
export function enabledAt(section: YamlNode | undefined, path: readonly string[]): Enabled {
  return enabledIn(configuredAt(section, { key: "enabled", path }));
}
