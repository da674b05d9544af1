import type { Span } from "../text/span.ts";
import type { YamlNode } from "../yaml/node.ts";
import { memberNode } from "../yaml/read-node.ts";
import { configuredAt } from "./configured-at.ts";
import { type ConfigCall, configuredBy } from "./configured-by.ts";
import { isWorkedOut } from "./project-settings.ts";

/** What one place says of who may read a node: its `access`, and the `group` that it belongs to. */
export interface NodeRights {
  readonly access: SaidWord;
  readonly group: SaidWord;
}

/** A word and its place, which is known of YAML; or something that only rendering decides. `undefined` where nothing is said. */
export type SaidWord = { readonly word: string; readonly place: Span | undefined } | "undecided" | undefined;

/** Those of a node that only rendering configures. */
export const undecidedRights: NodeRights = { access: "undecided", group: "undecided" };

/** The first that says something of each: what stands nearest to a node has the last word. */
export function nearestRights(all: readonly NodeRights[]): NodeRights {
  return {
    access: all.find(({ access }) => access !== undefined)?.access,
    group: all.find(({ group }) => group !== undefined)?.group,
  };
}

/** What an entry of a property file says: in its `config`, or beside it in the older spelling. */
export function rightsIn(node: YamlNode | undefined): NodeRights {
  const config = memberNode(node, "config");
  const said = (key: string): SaidWord => wordIn(memberNode(config, key) ?? memberNode(node, key));
  return { access: said("access"), group: said("group") };
}

/** What `config` of a version of a model says. Beside it dbt passes over both. */
export function rightsOfVersion(node: YamlNode): NodeRights {
  const config = memberNode(node, "config");
  return { access: wordIn(memberNode(config, "access")), group: wordIn(memberNode(config, "group")) };
}

/** What a section of dbt_project.yml says of the node at `path`. */
export function rightsAt(section: YamlNode | undefined, path: readonly string[]): NodeRights {
  const said = (key: string): SaidWord => wordIn(configuredAt(section, { key, path }));
  return { access: said("access"), group: said("group") };
}

/** What the calls of `config` in a model say. */
export function rightsBy(calls: readonly ConfigCall[]): NodeRights {
  const said = (key: string): SaidWord => {
    const literal = configuredBy(calls, key);
    if (literal === undefined || literal === "undecided") return literal;
    return literal.kind === "string" ? { word: literal.text, place: undefined } : "undecided";
  };
  return { access: said("access"), group: said("group") };
}

function wordIn(node: YamlNode | undefined): SaidWord {
  if (node === undefined) return undefined;
  if (node.kind !== "scalar" || typeof node.value !== "string" || isWorkedOut(node.value)) return "undecided";
  return { word: node.value, place: node.span };
}

/** Whether dbt refuses a ref of one node to a model because the model is private to another group; not where only rendering
 *  tells. */
export function isWithheld(model: NodeRights, reader: NodeRights): boolean {
  if (model.access === undefined || model.access === "undecided" || model.access.word !== "private") return false;
  if (reader.group === undefined) return true;
  if (reader.group === "undecided" || model.group === "undecided") return false;
  return model.group?.word !== reader.group.word;
}
