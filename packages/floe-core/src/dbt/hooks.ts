import type { YamlNode } from "../yaml/node.ts";
import { elements, memberNode } from "../yaml/read-node.ts";
import { configuredAt } from "./configured-at.ts";
import { type ConfigCall, configCalls } from "./configured-by.ts";
import { isWorkedOut } from "./project-settings.ts";

/** The SQL that dbt runs before or after a model, as one place gives it. dbt renders it with the model, so that what it has a
 *  `ref()` to is read by the model. */
export interface Hooks {
  readonly texts: readonly string[];
  /** Whether there may be more: some is worked out. */
  readonly isOpen: boolean;
}

const keys: readonly string[] = ["pre_hook", "post_hook", "pre-hook", "post-hook"];

/** What the calls of `config` in a model say. */
export function hooksBy(calls: readonly ConfigCall[]): Hooks {
  const literals = configCalls(calls).flatMap(({ isCertain, arguments: given }) =>
    given
      .filter(({ keyword }) => keyword !== undefined && keys.includes(keyword))
      .flatMap(({ literal, list }) => (isCertain ? (list?.map((item) => item.literal) ?? [literal]) : [undefined])),
  );
  const texts = literals.flatMap((literal) => (literal?.kind === "string" ? [literal.text] : []));
  return { texts, isOpen: texts.length < literals.length };
}

/** What `config` of an entry of a property file says. */
export function hooksIn(entry: YamlNode | undefined): Hooks {
  const config = memberNode(entry, "config");
  return joinedHooks(keys.map((key) => hooksOf(memberNode(config, key))));
}

/** What `models:` in dbt_project.yml says of the model at `path`. What stands further out is run as well. */
export function hooksAt(section: YamlNode | undefined, path: readonly string[]): Hooks {
  const steps = [path, ...path.map((_, index) => path.slice(0, index))];
  const said = new Set(
    keys.flatMap((key) => steps.flatMap((step) => configuredAt(section, { key, path: step }) ?? [])),
  );
  return joinedHooks([...said].map(hooksOf));
}

/** Those of several places together. */
export function joinedHooks(all: readonly Hooks[]): Hooks {
  return { texts: all.flatMap(({ texts }) => texts), isOpen: all.some(({ isOpen }) => isOpen) };
}

// A hook is a text, or a map with one under `sql`.
function hooksOf(node: YamlNode | undefined): Hooks {
  const said = node?.kind === "list" ? elements(node) : node === undefined ? [] : [node];
  const hooks = said.map((each) => (each.kind === "map" ? memberNode(each, "sql") : each));
  const texts = hooks.flatMap((each) =>
    each?.kind === "scalar" && typeof each.value === "string" ? [each.value] : [],
  );
  return { texts: texts.filter(isWorkedOut), isOpen: texts.length < hooks.length };
}
